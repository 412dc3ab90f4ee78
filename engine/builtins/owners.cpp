// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/owners.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace signalbox::objects {

namespace {

struct OwnerRow {
    const char *type;
    /// Without the underscores. '+': since 3.12; '-': not since 3.13.
    const char *names;
};

// What vars() of each type lists.
constexpr OwnerRow ownerRows[] = {
    {"object", " delattr eq format ge getattribute gt hash init le lt ne repr setattr str "},
    {"NoneType", " bool +eq +ge +gt +hash +le +lt +ne repr "},
    {"ellipsis", " -getattribute repr "},
    {"NotImplementedType", " bool repr "},
    {"int",
     " abs add and bool ceil divmod eq float floor floordiv format ge getattribute gt hash "
     "index int invert le lshift lt mod mul ne neg or pos pow radd rand rdivmod repr "
     "rfloordiv rlshift rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor sub "
     "truediv trunc xor "},
    {"bool", " and +invert or rand repr ror rxor xor "},
    {"float",
     " abs add bool ceil divmod eq float floor floordiv format ge -getattribute gt hash int "
     "le lt mod mul ne neg pos pow radd rdivmod repr rfloordiv rmod rmul round rpow rsub "
     "rtruediv sub truediv trunc "},
    {"str",
     " add contains eq format ge -getattribute getitem gt hash iter le len lt mod mul ne repr "
     "rmod rmul str "},
    {"bytes",
     " add bytes contains eq ge getattribute getitem gt hash iter le len lt mod mul ne repr "
     "rmod rmul str "},
    {"tuple",
     " add class_getitem contains eq ge getattribute getitem gt hash iter le len lt mul ne "
     "repr rmul "},
    {"list",
     " add class_getitem contains delitem eq ge getattribute getitem gt hash iadd imul init "
     "iter le len lt mul ne repr reversed rmul setitem "},
    {"dict",
     " class_getitem contains delitem eq ge getattribute getitem gt hash init ior iter le len "
     "lt ne or repr reversed ror setitem "},
    {"set",
     " and class_getitem contains eq ge getattribute gt hash iand init ior isub iter ixor le "
     "len lt ne or rand repr ror rsub rxor sub xor "},
    {"frozenset",
     " and class_getitem contains eq ge -getattribute gt hash iter le len lt ne or rand repr "
     "ror rsub rxor sub xor "},
    {"range", " bool contains eq ge getattribute getitem gt hash iter le len lt ne repr reversed "},
    {"slice", " eq ge getattribute gt hash le lt ne repr "},
    {"type",
     " call delattr getattribute init instancecheck or repr ror setattr subclasscheck "
     "subclasses "},
    {"builtin_function_or_method", " call eq ge -getattribute gt hash le lt ne repr "},
    {"method_descriptor", " call get -getattribute repr "},
    {"wrapper_descriptor", " call get -getattribute repr "},
    {"method-wrapper", " call eq ge -getattribute gt hash le lt ne repr "},
    {"dict_keys",
     " and contains eq ge -getattribute gt hash iter le len lt ne or rand repr reversed ror "
     "rsub rxor sub xor "},
    {"dict_values", " -getattribute iter len repr reversed "},
    {"dict_items",
     " and contains eq ge -getattribute gt hash iter le len lt ne or rand repr reversed ror "
     "rsub rxor sub xor "},
    {"iterator", " -getattribute iter next "},
    {"BaseException", " -delattr getattribute init repr -setattr str "},
};

const char *namesOf(const Type &type)
{
    static const auto table = [] {
        std::unordered_map<std::string, const char *> made;
        for (const OwnerRow &row : ownerRows)
            made.emplace(row.type, row.names);
        return made;
    }();
    const auto found = table.find(type.qualifiedName());
    if (found != table.end())
        return found->second;
    return type.instances() == Kind::Iterator ? table.at("iterator") : " ";
}

bool has(const char *names, const std::string &name, PythonVersion version)
{
    const std::string_view all = names;
    if (all.find(" " + name + " ") != all.npos)
        return true;
    if (all.find(" +" + name + " ") != all.npos)
        return version >= PythonVersion::Python312;
    return all.find(" -" + name + " ") != all.npos && version < PythonVersion::Python313;
}

bool hasWords(const Type &exception)
{
    static constexpr const char *names[] = {"KeyError",
                                            "OSError",
                                            "ImportError",
                                            "SyntaxError",
                                            "UnicodeEncodeError",
                                            "UnicodeDecodeError",
                                            "UnicodeTranslateError",
                                            "BaseExceptionGroup"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *each) { return exception.qualifiedName() == each; });
}

} // namespace

bool isSpecialName(std::string_view name)
{
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

const Type *ownerOfSpecial(const Type &type, std::string_view name, PythonVersion version)
{
    const std::string plain(name.substr(2, name.size() - 4));
    // What exceptions have themselves is the initializer, and some have words.
    if (type.isException() && plain == "init")
        return &type;
    for (const Type *each = &type; each; each = each->base())
        if (has(namesOf(*each), plain, version) || (plain == "str" && hasWords(*each)))
            return each;
    return nullptr;
}

} // namespace signalbox::objects
