// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/cardsize.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/script/codeoutline.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kGrid = 16;
constexpr double kNarrowest = 208;
constexpr double kWidest = 448;
constexpr double kBelowRows = 8;
constexpr double kBesideHead = 136; ///< picture and kind

double onGrid(double length)
{
    return std::ceil(length / kGrid) * kGrid;
}

/// Whether a call of \a name, awaited or not, does what the program of \a outline has by that name. One of a
/// class takes no time.
bool isFunctionOfProgram(const QString &name, const CodeOutline &outline, bool isAwaited)
{
    const bool isKnown = outline.uses.contains(name) || (name == outline.name && !outline.isClass);
    return isKnown && (isAwaited || (!name.front().isUpper() && !isReserved(name)));
}

/// Whether a call of \a name runs the coroutines that it is given somewhere else, as create_task() does.
bool handsOver(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("create_task"), QStringLiteral("ensure_future"), QStringLiteral("gather"),
        QStringLiteral("wait"),        QStringLiteral("wait_for"),      QStringLiteral("shield"),
        QStringLiteral("run"),         QStringLiteral("as_completed"),  QStringLiteral("run_until_complete")};
    return names.contains(name);
}

/// Whether a row awaits or calls a function of the program and goes on in it: `await fetch(x)`, `n =
/// total(x)`.
bool hasCallInPlace(const CodeWords &words, const CodeOutline &outline)
{
    static const QRegularExpression opening(QStringLiteral("(await )?(?<![\\w.])([\\w.]*)\\(|[)]"));
    QStringList around; ///< the calls in whose brackets it stands
    for (auto each = opening.globalMatch(words.text); each.hasNext();) {
        const QRegularExpressionMatch found = each.next();
        const bool isText = std::any_of(words.spans.begin(), words.spans.end(), [&](const CodeSpan &span) {
            return span.style == CodeSpan::Style::Text && found.capturedEnd() > span.begin
                && found.capturedEnd() <= span.begin + span.length;
        });
        if (isText)
            continue;
        if (found.capturedView() == QStringLiteral(")")) {
            if (!around.isEmpty())
                around.removeLast();
            continue;
        }
        const QString name = found.captured(2);
        const bool isAwaited = found.capturedLength(1) > 0;
        const bool isOwn = name.startsWith(QStringLiteral("self."))
            ? outline.isClass && name.count(u'.') == 1
            : !name.isEmpty() && isFunctionOfProgram(name, outline, isAwaited);
        if (isOwn && (isAwaited || std::none_of(around.begin(), around.end(), handsOver)))
            return true;
        around.append(name.section(u'.', -1));
    }
    return false;
}

} // namespace

ShownRows shownRows(int rows)
{
    // A row that counts one other would take the room of that.
    return rows <= kMostRows + 1 ? ShownRows{rows, 0} : ShownRows{kMostRows, rows - kMostRows};
}

bool hasFoot(const CodeOutline &outline)
{
    return outline.isAsync && !outline.isClass;
}

bool callsInPlace(const CodeOutline &outline)
{
    return std::any_of(outline.rows.begin(), outline.rows.end(),
                       [&](const CodeRow &row) { return hasCallInPlace(row.words, outline); });
}

int shelfPlaces(double width)
{
    return std::max(1, int((width - 16) / kShelfPlace));
}

int shelfLines(const CodeOutline &outline, double width)
{
    constexpr int mostLines = 2;
    static const QRegularExpression maker(QStringLiteral(
        "(?<![\\w.])(asyncio\\.)?((Lifo|Priority)?Queue|Lock|(Bounded)?Semaphore|Event|Condition|"
        "Barrier)\\("));
    int made = 0;
    for (const CodeRow &row : outline.rows) {
        for (auto found = maker.globalMatch(row.words.text); found.hasNext(); found.next())
            ++made;
    }
    const int places = shelfPlaces(width);
    return std::min(mostLines, (made + places - 1) / places);
}

QSizeF codeCardSize(const Node &node)
{
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    const ShownRows rows = shownRows(int(outline->rows.size()));
    const qsizetype head = node.name.size() + outline->signature.text.size() + (outline->isAsync ? 6 : 0);
    double width = double(head) * kCodeLetter * 1.08 + kBesideHead;
    for (int at = 0; at < rows.shown; ++at) {
        const CodeRow &row = outline->rows[std::size_t(at)];
        width = std::max(width,
                         kCodeMargin + std::min(row.depth, kDeepestShown) * kCodeIndent
                             + double(row.words.text.size()) * kCodeLetter + 14);
    }
    const int lines = rows.shown + (rows.counted > 0 ? 1 : 0);
    width = std::clamp(onGrid(width), kNarrowest, kWidest);
    const double below = (lines > 0 ? kBelowRows : 0) + (callsInPlace(*outline) ? kCodeCall : 0)
        + (hasFoot(*outline) ? kCodeFoot : 0) + shelfLines(*outline, width) * kShelf;
    return {width, onGrid(kCodeHead + lines * kCodeRow + below)};
}

} // namespace signalbox
