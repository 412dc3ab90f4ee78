// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/handreader.h"

#include "engine/layout/interventions.h"
#include "engine/program/handblock.h"
#include "engine/reader/forms.h"
#include "engine/syntax/parser.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Of `(0.4, "worker-2"),`: when, and whom.
std::optional<ProgramHand> handIn(const QString &line)
{
    static const QRegularExpression form(uR"(\A    \((\d{1,9})(?:\.(\d{1,6}))?, (.+)\),\z)"_s);
    const auto match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const auto name = syntax::parseExpression(match.captured(3).toUtf8(), PythonVersion::Python313);
    const auto task = name.expression ? reading::textOf(name.expression.get()) : std::nullopt;
    if (!task || task->isEmpty())
        return std::nullopt;
    const Micros time = match.captured(1).toLongLong() * kMicrosPerSecond
        + match.captured(2).leftJustified(6, u'0').toLongLong();
    return ProgramHand{.time = time, .task = *task};
}

std::optional<std::vector<ProgramHand>> handsIn(const QString &acts)
{
    std::vector<ProgramHand> hands;
    for (const QString &line : acts.split(u'\n', Qt::SkipEmptyParts)) {
        const auto hand = handIn(line);
        if (!hand)
            return std::nullopt;
        hands.push_back(*hand);
    }
    return hands;
}

/// Where a block stands in a text, without the empty lines around.
struct FoundHands {
    qsizetype begin = 0;
    qsizetype end = 0;
    Program program; ///< which has nothing but hands
};

std::optional<FoundHands> foundIn(const QString &text)
{
    static const QRegularExpression head(uR"(^def (by_hand\w*)\(\*acts\):$)"_s,
                                         QRegularExpression::MultilineOption);
    const auto match = head.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const HandFrame frame = handFrame(match.captured(1));
    FoundHands found{.begin = match.capturedStart(), .end = 0, .program = {}};
    const qsizetype acts = found.begin + frame.before.size();
    const qsizetype after = text.indexOf(frame.after, found.begin);
    if (after < acts || !QStringView(text).sliced(found.begin).startsWith(frame.before))
        return std::nullopt;
    auto hands = handsIn(text.sliced(acts, after - acts));
    if (!hands)
        return std::nullopt;
    found.program.hands = std::move(*hands);
    found.end = after + frame.after.size();
    return found;
}

bool isPutBack(const Program &program, const QString &rest, const QString &text)
{
    const auto block = handBlock(program, rest);
    return block && rest.first(block->place) + block->text + rest.sliced(block->place) == text;
}

} // namespace

std::optional<TextWithoutHands> withoutHands(const QString &text)
{
    const auto found = foundIn(text);
    if (!found)
        return std::nullopt;
    for (const int before : {0, kLinesBeforeHands}) {
        const qsizetype begin = found->begin - before;
        if (begin < 0)
            break;
        TextWithoutHands made{.text = text.first(begin) + text.sliced(std::min(found->end + 1, text.size())),
                              .interventions = {}};
        if (!isPutBack(found->program, made.text, text))
            continue;
        for (const ProgramHand &each : found->program.hands)
            made.interventions.append(cancellingByName(each.time, each.task));
        return made;
    }
    return std::nullopt;
}

} // namespace signalbox
