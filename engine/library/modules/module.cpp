// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/modules/module.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/texts.h"

namespace signalbox::modules {

using namespace objects;

QString Host::traceback(Context &context, const Value &exception)
{
    return QStringLiteral("Traceback (most recent call last):\n")
        + QString::fromStdString(exceptionLine(context, exception)) + QLatin1Char('\n');
}

void Filling::add(std::span<const FunctionRow> rows)
{
    for (const FunctionRow &row : rows)
        m_attributes.emplace_back(std::string(row.key()),
                                  m_context.heap().adopt(new Function(row, nullptr, Value())));
}

void Filling::addText(const char *name, std::string_view text)
{
    m_attributes.emplace_back(name, makeText(m_context.heap(), text));
}

bool toRealArgument(Context &context, const Value &value, double &out)
{
    if (value.isFloat()) {
        out = value.real();
        return true;
    }
    if (isInteger(value))
        return toReal(context, value, out);
    return context.typeError("must be real number, not " + typeName(value));
}

bool wantInteger(Context &context, const Value &value)
{
    return isInteger(value)
        || context.typeError("'" + typeName(value) + "' object cannot be interpreted as an integer");
}

} // namespace signalbox::modules
