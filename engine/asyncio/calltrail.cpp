// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/calltrail.h"

#include "engine/evaluator/generators.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/trace/callpaths.h"

#include <array>

namespace signalbox::asyncio {

using objects::Kind;
using objects::Value;

namespace {

constexpr qsizetype kLongestValue = 24; ///< letters
constexpr qsizetype kLongestCall = 60;

/// In Python; empty for what is long, or whose repr() could be anything.
QString briefly(objects::Context &context, const Value &value)
{
    const bool isShort = value.isNone() || value.isSmallIntOrBool() || value.isFloat()
        || (value.is(Kind::Str) && value.object()->length() <= kLongestValue);
    if (!isShort)
        return {};
    const Value repr = objects::reprOf(context, value);
    if (!repr.isMissing())
        return objects::toQString(repr);
    context.clear();
    return {};
}

} // namespace

quint32 CallTrail::note(TaskId task, const LayeredCode &code, qsizetype fact)
{
    std::array<quint32, std::size_t(CallPaths::kDeepest)> outer = {};
    std::size_t depth = 0;
    quint32 innermost = kNone;
    for (const auto &layer : code.layers) {
        const evaluator::Execution *execution = layer->execution();
        if (!execution)
            continue;
        for (const auto &activation : execution->activations()) {
            if (!m_steps.isOfProgram(*activation))
                continue;
            if (depth < outer.size())
                outer[depth] = m_steps.stepOf(*activation);
            ++depth;
        }
        if (const quint32 step = m_steps.stepOf(execution->activations()); step != kNone)
            innermost = step;
    }
    const std::size_t kept = std::min(depth, outer.size());
    m_paths.note(task, quint32(fact), std::span(outer.data(), kept), int(depth - kept));
    return innermost;
}

QString argumentWords(objects::Context &context, const Value &coroutine)
{
    if (!evaluator::isCoroutine(coroutine))
        return {};
    const evaluator::Activation *body = evaluator::GeneratorObject::of(coroutine)->activation();
    if (!body || !body->loaded)
        return {};
    const evaluator::Code &code = body->code();
    QStringList words;
    qsizetype length = 0;
    for (int place = 0; place < code.parameters(); ++place) {
        const QString &name = code.variables[place];
        if (place == 0 && name == QLatin1String("self"))
            continue;
        const Value value = body->variable(place);
        QString said = value.isMissing() ? QString() : briefly(context, value);
        if (said.isEmpty())
            said = name;
        length += said.size() + 2;
        if (length > kLongestCall) {
            words.append(QStringLiteral("…"));
            break;
        }
        words.append(said);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace signalbox::asyncio
