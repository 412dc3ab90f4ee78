// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/moduleobject.h"

#include "engine/objects/dicts.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

const Type &moduleType()
{
    static const NativeType type({.name = "module"});
    return type;
}

} // namespace

ModuleObject::ModuleObject(std::string name)
    : Opaque(moduleType())
    , m_name(std::move(name))
{
    m_flag = quint8(Sort::Module);
}

int ModuleObject::placeOf(const QString &name)
{
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd())
        return *known;
    m_places.insert(name, int(m_names.size()));
    m_names.append(name);
    m_values.emplace_back();
    return int(m_names.size()) - 1;
}

Value ModuleObject::get(const QString &name) const
{
    const auto known = m_places.constFind(name);
    return known == m_places.constEnd() ? Value() : m_values[std::size_t(*known)];
}

Value ModuleObject::attribute(Context &context, const Value &name)
{
    const QString key = toQString(name);
    Value found = get(key);
    if (!found.isMissing())
        return found;
    if (key == "__dict__"_L1) {
        Value dict = makeDict(context.heap());
        for (std::size_t at = 0; at < m_values.size(); ++at)
            if (!m_values[at].isMissing()
                && !dict.as<Dict>()->set(context, makeText(context.heap(), m_names[qsizetype(at)]),
                                         m_values[at]))
                return {};
        return dict;
    }
    // 3.13 takes it that a file in the program's folder may have the name of a library by mistake.
    if (state == State::Running && context.version() >= PythonVersion::Python313)
        return context.raise(Error::AttributeError,
                             "module '" + m_name + "' has no attribute '" + toUtf8(name)
                                 + "' (consider renaming '" + toUtf8(get(u"__file__"_s))
                                 + "' if it has the same name as a library you intended to import)");
    if (state == State::Running)
        return context.raise(Error::AttributeError,
                             "partially initialized module '" + m_name + "' has no attribute '" + toUtf8(name)
                                 + "' (most likely due to a circular import)");
    return context.raise(Error::AttributeError,
                         "module '" + m_name + "' has no attribute '" + toUtf8(name) + "'");
}

Answer ModuleObject::setAttribute(Context &, const Value &name, const Value &value)
{
    set(toQString(name), value);
    return Answer::Yes;
}

bool ModuleObject::represent(Context &, TextBuilder &out)
{
    const Value file = get(u"__file__"_s);
    out.append("<module '" + m_name
               + (file.isMissing() ? "' (built-in)>" : "' from '" + toUtf8(file) + "'>"));
    return true;
}

Value makeModule(Context &context, const std::string &name)
{
    Value module = context.heap().adopt(new ModuleObject(name));
    ModuleObject::of(module)->set(u"__name__"_s, makeText(context.heap(), name));
    return module;
}

bool isModule(const Value &value)
{
    return sortOf(value) == Sort::Module;
}

} // namespace signalbox::evaluator
