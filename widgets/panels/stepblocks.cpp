// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepblocks.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepBlocks)
};

// While an edit is made, the steps that it moves and the place where they go are marked, so that no path has
// to follow what others do.
const QString kMoves = u"\u0001moves"_s;
const QString kPlace = u"\u0001place"_s;

StepPath blockOf(const StepPath &path)
{
    return path.first(path.size() - 1);
}

StepPath placeIn(const StepPath &parent, qsizetype row)
{
    return parent + StepPath{int(row)};
}

bool isInside(const StepPath &path, const StepPath &block)
{
    return path.size() > block.size() && path.first(block.size()) == block;
}

QList<Step> *bodyAt(QList<Step> &steps, const StepPath &parent)
{
    QList<Step> *list = &steps;
    for (const int row : parent)
        list = &(*list)[row].body;
    return list;
}

/// Takes what is marked as moving out of \a steps.
void takeMoving(QList<Step> &steps, QList<Step> &moving)
{
    for (qsizetype row = 0; row < steps.size();) {
        if (steps[row].extra.contains(kMoves)) {
            Step step = steps.takeAt(row);
            step.extra.remove(kMoves);
            moving.append(step);
        } else {
            takeMoving(steps[row++].body, moving);
        }
    }
}

/// Puts \a fresh where the mark is; the path of the first of them.
std::optional<StepPath> fillPlace(QList<Step> &steps, const QList<Step> &fresh)
{
    for (qsizetype row = 0; row < steps.size(); ++row) {
        if (steps[row].extra.contains(kPlace)) {
            steps.removeAt(row);
            for (qsizetype at = 0; at < fresh.size(); ++at)
                steps.insert(row + at, fresh[at]);
            return StepPath{int(row)};
        }
        if (const auto inside = fillPlace(steps[row].body, fresh))
            return StepPath{int(row)} + *inside;
    }
    return std::nullopt;
}

QList<StepPath> rowsFrom(const StepPath &first, qsizetype count)
{
    QList<StepPath> rows;
    for (qsizetype at = 0; at < count; ++at)
        rows.append(placeIn(blockOf(first), first.last() + at));
    return rows;
}

Edits refusedAll(const QList<Step> &steps, const QList<StepPath> &paths, const QString &why)
{
    return {steps, paths, why};
}

Edits checkedAll(const QList<Step> &before, const QList<StepPath> &paths, const Edits &edits)
{
    const QString why = fault(edits.steps);
    return !why.isEmpty() && fault(before).isEmpty() ? refusedAll(before, paths, why) : edits;
}

/// The steps with \a paths marked as moving.
QList<Step> marked(const QList<Step> &steps, const QList<StepPath> &paths)
{
    QList<Step> after = steps;
    for (const StepPath &path : paths)
        (*bodyAt(after, blockOf(path)))[path.last()].extra.insert(kMoves, true);
    return after;
}

void markPlace(QList<Step> &steps, const StepPath &parent, qsizetype row)
{
    Step mark;
    mark.extra.insert(kPlace, true);
    QList<Step> &list = *bodyAt(steps, parent);
    list.insert(std::clamp<qsizetype>(row, 0, list.size()), mark);
}

/// Whether the row at \a path goes along with the `if` in front of it.
bool isElseOf(const QList<Step> &steps, const StepPath &path)
{
    const Step *step = at(steps, path);
    return step && step->verb == Verb::Else && path.last() > 0;
}

/// Where an ordinary step goes at the end of a body: in front of what deals with errors.
qsizetype rowBeforeHandlers(const QList<Step> &body)
{
    return std::find_if(body.begin(), body.end(), isHandler) - body.begin();
}

/// Whether all of \a moving may stand directly inside \a holder.
bool canHold(const Step &holder, const QList<Step> &moving)
{
    const QList<Verb> verbs = verbsIn(holder.verb);
    return info(holder.verb).hasBody && std::all_of(moving.begin(), moving.end(), [&](const Step &step) {
               const bool isTail = isHandler(step) || step.verb == Verb::Else;
               return verbs.contains(step.verb) && (!isTail || step.verb == Verb::Else);
           });
}

QString nothingSelected()
{
    return Words::tr("Select the steps first.");
}

} // namespace

QList<StepPath> outermost(const QList<Step> &steps, const QList<StepPath> &paths)
{
    QList<StepPath> all;
    for (const StepPath &path : paths) {
        if (!at(steps, path))
            continue;
        all.append(path);
        const StepPath next = placeIn(blockOf(path), path.last() + 1);
        if (at(steps, path)->verb == Verb::If && isElseOf(steps, next))
            all.append(next);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    QList<StepPath> outer;
    for (const StepPath &path : all) {
        if (outer.isEmpty() || !isInside(path, outer.last()))
            outer.append(path);
    }
    return outer;
}

QList<Step> copies(const QList<Step> &steps, const QList<StepPath> &paths)
{
    QList<Step> taken;
    for (const StepPath &path : outermost(steps, paths))
        taken.append(*at(steps, path));
    return taken;
}

Edits removeAll(const QList<Step> &steps, const QList<StepPath> &paths)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    QList<Step> after = marked(steps, outer);
    QList<Step> moving;
    takeMoving(after, moving);
    StepPath next = outer.first();
    const QList<Step> &list = *bodyAt(after, blockOf(next));
    if (list.isEmpty())
        next.removeLast();
    else
        next.last() = std::min(next.last(), int(list.size()) - 1);
    return checkedAll(steps, paths, {after, next.isEmpty() ? QList<StepPath>() : QList<StepPath>{next}, {}});
}

Edits insertAll(const QList<Step> &steps, const StepPath &path, const QList<Step> &fresh)
{
    QList<Step> after = steps;
    const Step *selected = at(steps, path);
    if (!selected)
        markPlace(after, {}, steps.size());
    else if (selected->body.isEmpty() && canHold(*selected, fresh))
        markPlace(after, path, 0);
    else
        markPlace(after, blockOf(path),
                  path.last() + 1 + (isElseOf(steps, placeIn(blockOf(path), path.last() + 1)) ? 1 : 0));
    const auto first = fillPlace(after, fresh);
    return checkedAll(steps, {path}, {after, rowsFrom(*first, fresh.size()), {}});
}

Edits duplicateAll(const QList<Step> &steps, const QList<StepPath> &paths)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    QList<Step> after = steps;
    markPlace(after, blockOf(outer.last()), outer.last().last() + 1);
    const QList<Step> fresh = copies(steps, outer);
    const auto first = fillPlace(after, fresh);
    return checkedAll(steps, paths, {after, rowsFrom(*first, fresh.size()), {}});
}

Edits insertBefore(const QList<Step> &steps, const StepPath &path, const Step &step)
{
    const bool hasItsPlace = isHandler(step) || step.verb == Verb::Else;
    const bool fits = at(steps, path) && verbsIn(holderOf(steps, path)).contains(step.verb);
    if (hasItsPlace || !fits) {
        const Edit edit = insert(steps, path, step);
        return {edit.steps, {edit.place}, edit.refusal};
    }
    QList<Step> after = steps;
    // Nothing comes between an `if` and its `else`.
    markPlace(after, blockOf(path), path.last() - (isElseOf(steps, path) ? 1 : 0));
    const auto first = fillPlace(after, {step});
    return checkedAll(steps, {path}, {after, {*first}, {}});
}

Edits moveAll(const QList<Step> &steps, const QList<StepPath> &paths, const StepPath &parent, int row)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    const Step *block = at(steps, parent);
    if (!parent.isEmpty() && !block)
        return refusedAll(steps, paths, Words::tr("There is no such place."));
    const bool isIntoItself = std::any_of(outer.begin(), outer.end(), [&](const StepPath &path) {
        return parent == path || isInside(parent, path);
    });
    if (isIntoItself)
        return refusedAll(steps, paths, Words::tr("A block cannot go into itself."));
    if (block && !info(block->verb).hasBody)
        return refusedAll(
            steps, paths,
            fill(Words::tr("\"{verb}\" cannot hold steps."), {{u"verb", info(block->verb).label()}}));
    QList<Step> after = marked(steps, outer);
    markPlace(after, parent, row);
    QList<Step> moving;
    takeMoving(after, moving);
    const auto first = fillPlace(after, moving);
    return checkedAll(steps, paths, {after, rowsFrom(*first, moving.size()), {}});
}

Edits shiftAll(const QList<Step> &steps, const QList<StepPath> &paths, bool goesDown)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    const StepPath edge = goesDown ? outer.last() : outer.first();
    const StepPath block = blockOf(edge);
    StepPath next = placeIn(block, edge.last() + (goesDown ? 1 : -1));
    if (!goesDown && isElseOf(steps, next))
        --next.last(); // an `if` with its `else` is one thing to come past, but either may hold
    const Step *met = edge.last() == 0 && !goesDown ? nullptr : at(steps, next);
    if (!met) {
        if (block.isEmpty())
            return refusedAll(steps, paths,
                              goesDown ? Words::tr("It is the last step.")
                                       : Words::tr("It is the first step."));
        return moveAll(steps, paths, blockOf(block), block.last() + (goesDown ? 1 : 0));
    }
    const StepPath last = !goesDown ? placeIn(block, edge.last() - 1) : next;
    const Step &holder = *at(steps, last);
    if (canHold(holder, copies(steps, outer))) {
        const Edits inside = moveAll(steps, paths, last, goesDown ? 0 : int(rowBeforeHandlers(holder.body)));
        if (inside.refusal.isEmpty())
            return inside;
    }
    const bool isPair = goesDown && isElseOf(steps, placeIn(block, next.last() + 1));
    return moveAll(steps, paths, block, goesDown ? next.last() + (isPair ? 2 : 1) : next.last());
}

Edits indentAll(const QList<Step> &steps, const QList<StepPath> &paths)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    const StepPath above = placeIn(blockOf(outer.first()), outer.first().last() - 1);
    const Step *block = outer.first().last() > 0 ? at(steps, above) : nullptr;
    if (!block || !info(block->verb).hasBody)
        return refusedAll(steps, paths, Words::tr("The step above is no block that could hold it."));
    const bool isTail = isHandler(*at(steps, outer.first()));
    return moveAll(steps, paths, above, int(isTail ? block->body.size() : rowBeforeHandlers(block->body)));
}

Edits outdentAll(const QList<Step> &steps, const QList<StepPath> &paths)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    const StepPath block = blockOf(outer.first());
    if (block.isEmpty())
        return refusedAll(steps, paths, Words::tr("It is in no block."));
    const bool isPair = isElseOf(steps, placeIn(blockOf(block), block.last() + 1));
    return moveAll(steps, paths, blockOf(block), block.last() + (isPair ? 2 : 1));
}

Edits wrap(const QList<Step> &steps, const QList<StepPath> &paths, const Step &block, const Step &handler)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return refusedAll(steps, paths, nothingSelected());
    QList<Step> after = marked(steps, outer);
    markPlace(after, blockOf(outer.first()), outer.first().last());
    Step whole = block;
    whole.body.clear();
    takeMoving(after, whole.body);
    if (block.verb == Verb::Try)
        whole.body.append(handler);
    const auto place = fillPlace(after, {whole});
    return checkedAll(steps, paths, {after, {*place}, {}});
}

QList<Verb> wrapsFor(const QList<Step> &steps, const QList<StepPath> &paths)
{
    const QList<StepPath> outer = outermost(steps, paths);
    if (outer.isEmpty())
        return {};
    QList<Verb> verbs = verbsIn(holderOf(steps, outer.first()));
    const QList<Step> moving = copies(steps, outer);
    verbs.removeIf([&moving](Verb verb) {
        Step block;
        block.verb = verb;
        return verb == Verb::Else || isHandler(block) || !canHold(block, moving);
    });
    return verbs;
}

} // namespace signalbox::steps
