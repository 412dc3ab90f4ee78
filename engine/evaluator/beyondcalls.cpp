// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/beyondcalls.h"

#include "engine/evaluator/beyond.h"

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

/// The name that `a.b.c` begins with; null where it begins otherwise.
static const syntax::Name *rootOf(const syntax::Expression &expression)
{
    if (const auto *attribute = std::get_if<syntax::Attribute>(&expression.node))
        return rootOf(*attribute->value);
    return std::get_if<syntax::Name>(&expression.node);
}

void refuseUnknownCodec(Unit &unit, const syntax::Call &node)
{
    const auto *method = std::get_if<syntax::Attribute>(&node.function->node);
    const auto *name = std::get_if<syntax::Name>(&node.function->node);
    const bool isMethod = method && (method->name == "encode"_L1 || method->name == "decode"_L1);
    if (!isMethod && !(name && (name->id == "str"_L1 || name->id == "bytes"_L1)))
        return;
    const std::size_t first = isMethod ? 0 : 1;
    const auto given = [&](std::size_t place, QLatin1StringView keyword) -> QString {
        const syntax::Expression *found =
            place < node.arguments.size() ? node.arguments[place].get() : nullptr;
        for (const syntax::Keyword &each : node.keywords)
            if (each.name && *each.name == keyword)
                found = each.value.get();
        const auto *constant = found ? std::get_if<syntax::Constant>(&found->node) : nullptr;
        const auto *text = constant ? std::get_if<std::u32string>(&constant->value) : nullptr;
        return text ? QString::fromStdU32String(*text) : QString();
    };
    if (const QString reason = whyNotEncoded(given(first, "encoding"_L1)); !reason.isEmpty())
        unit.refuse(reason);
    if (const QString reason = whyNotHandled(given(first + 1, "errors"_L1)); !reason.isEmpty())
        unit.refuse(reason);
}

void refuseDocumentation(Unit &unit, const syntax::Attribute &node)
{
    if (const syntax::Name *root = node.name == "__doc__"_L1 ? rootOf(*node.value) : nullptr)
        unit.checkDocumentation(root->id);
}

} // namespace signalbox::evaluator
