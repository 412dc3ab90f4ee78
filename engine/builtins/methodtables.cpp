// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/methodtables.h"

#include "engine/builtins/bytecharacters.h"
#include "engine/builtins/bytesmethods.h"
#include "engine/builtins/charactermethods.h"
#include "engine/builtins/collectionmethods.h"
#include "engine/builtins/numbermethods.h"
#include "engine/builtins/sequencemethods.h"
#include "engine/builtins/specialmethods.h"
#include "engine/builtins/textmethods.h"
#include "engine/operations/basemethods.h"

#include <array>
#include <unordered_map>

namespace signalbox::objects {

namespace {

using Rows = std::unordered_map<std::string_view, const FunctionRow *>;

struct MethodTables {
    std::array<Rows, kKinds> byKind;

    MethodTables()
    {
        add(Kind::Str, textMethods());
        add(Kind::Str, characterMethods());
        add(Kind::List, listMethods());
        add(Kind::Tuple, tupleMethods());
        add(Kind::Range, rangeMethods());
        add(Kind::Slice, sliceMethods());
        add(Kind::Dict, dictMethods());
        add(Kind::DictView, viewMethods());
        add(Kind::Set, setMethods());
        add(Kind::FrozenSet, frozenSetMethods());
        add(Kind::Int, integerMethods());
        add(Kind::Bool, integerMethods());
        add(Kind::Float, realMethods());
        add(Kind::Bytes, bytesMethods());
        add(Kind::Bytes, byteCharacterMethods());
        add(Kind::Exception, exceptionMethods());
        for (int kind = 0; kind < kKinds; ++kind)
            for (const FunctionRow *row : specialMethodsOf(Kind(kind)))
                byKind[size_t(kind)].emplace(row->name, row);
    }

    void add(Kind kind, std::span<const FunctionRow> rows)
    {
        for (const FunctionRow &row : rows)
            byKind[size_t(kind)].emplace(row.name, &row);
    }

    const FunctionRow *find(Kind kind, std::string_view name) const
    {
        const Rows &rows = byKind[size_t(kind)];
        const auto found = rows.find(name);
        return found == rows.end() ? nullptr : found->second;
    }
};

const MethodTables &methodTables()
{
    static const MethodTables tables;
    return tables;
}

} // namespace

const FunctionRow *methodOfKind(Kind kind, std::string_view name)
{
    return methodTables().find(kind, name);
}

std::vector<const FunctionRow *> methodsOf(Kind kind)
{
    std::vector<const FunctionRow *> rows;
    for (const auto &[name, row] : methodTables().byKind[size_t(kind)])
        rows.push_back(row);
    return rows;
}

} // namespace signalbox::objects
