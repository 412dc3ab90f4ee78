// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/modules/imports.h"

#include "engine/modules/aliases.h"
#include "engine/modules/bisection.h"
#include "engine/modules/collectionsmodule.h"
#include "engine/modules/copying.h"
#include "engine/modules/datemethods.h"
#include "engine/modules/functionals.h"
#include "engine/modules/heaps.h"
#include "engine/modules/itertools.h"
#include "engine/modules/jsonmodule.h"
#include "engine/modules/mathmodule.h"
#include "engine/modules/operators.h"
#include "engine/modules/randommodule.h"
#include "engine/modules/statisticsmodule.h"
#include "engine/modules/system.h"
#include "engine/modules/timemodule.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr ModuleRow rows[] = {
    {"bisect", makeBisect},
    {"collections", makeCollections},
    {"collections.abc", makeAbstractCollections},
    {"copy", makeCopy},
    {"datetime", makeDatetime},
    {"functools", makeFunctools},
    {"heapq", makeHeapq},
    {"itertools", makeItertools},
    {"json", makeJson},
    {"math", makeMath},
    {"operator", makeOperator},
    {"random", makeRandom},
    {"statistics", makeStatistics},
    {"sys", makeSystem},
    {"time", makeTime},
    {"typing", makeTyping},
};

const NativeType &moduleType()
{
    static const NativeType type({.name = "module"});
    return type;
}

class Module final : public Opaque {
public:
    Module(std::string name, Attributes attributes)
        : Opaque(moduleType())
        , m_name(std::move(name))
        , m_attributes(std::move(attributes))
    {
    }
    Value attribute(Context &context, const Value &name) override
    {
        const std::string asked = toUtf8(name);
        for (const auto &[each, value] : m_attributes)
            if (each == asked)
                return value;
        if (asked == "__name__")
            return makeText(context.heap(), m_name);
        return context.raise(Error::AttributeError,
                             "module '" + m_name + "' has no attribute '" + asked + "'");
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<module '" + m_name + "'>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(Module)); }
    void dropValues() override { m_attributes.clear(); }

private:
    const std::string m_name;
    Attributes m_attributes;
};

} // namespace

const ModuleRow *findModule(std::string_view name)
{
    for (const ModuleRow &row : rows)
        if (name == row.name)
            return &row;
    return nullptr;
}

Value importModule(Context &context, std::string_view name)
{
    const ModuleRow *row = findModule(name);
    return row ? context.heap().adopt(new Module(row->name, row->make(context))) : Value();
}

} // namespace signalbox::modules
