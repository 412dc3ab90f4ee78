// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/steplist.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

StepPath parentOf(const StepPath &path)
{
    return path.first(path.size() - 1);
}

/// The list a path leads into: the body of the step at \a parent, or the task's own list.
QList<Step> *listAt(QList<Step> &steps, const StepPath &parent)
{
    QList<Step> *list = &steps;
    for (const int row : parent) {
        if (row < 0 || row >= list->size())
            return nullptr;
        list = &(*list)[row].body;
    }
    return list;
}

Edit refused(const QList<Step> &steps, const StepPath &path, const QString &why)
{
    return {steps, path, why};
}

/// The edit, unless it leaves the steps without a meaning that they had before.
Edit checked(const QList<Step> &before, const StepPath &path, const QList<Step> &after, const StepPath &place)
{
    const QString why = fault(after);
    if (!why.isEmpty() && fault(before).isEmpty())
        return refused(before, path, why);
    return {after, place, {}};
}

Edit insertAt(const QList<Step> &steps, const StepPath &parent, qsizetype row, const Step &step)
{
    QList<Step> after = steps;
    listAt(after, parent)->insert(row, step);
    return checked(steps, parent, after, parent + StepPath{int(row)});
}

/// Where a handler of this verb goes in the body of a `try`.
qsizetype handlerRow(const QList<Step> &body, Verb verb)
{
    const bool endsInFinally = !body.isEmpty() && body.last().verb == Verb::Finally;
    return verb != Verb::Finally && endsInFinally ? body.size() - 1 : body.size();
}

/// Where an ordinary step goes at the end of a body: in front of what deals with errors.
qsizetype lastRow(const QList<Step> &body)
{
    return std::find_if(body.begin(), body.end(), isHandler) - body.begin();
}

Edit insertHandler(const QList<Step> &steps, StepPath path, const Step &handler)
{
    for (; !path.isEmpty(); path.removeLast()) {
        const Step *around = at(steps, path);
        if (around && around->verb == Verb::Try)
            return insertAt(steps, path, handlerRow(around->body, handler.verb), handler);
    }
    return refused(
        steps, path,
        fill(
            Words::tr("\"{verb}\" belongs at the end of a \"try\": add one, and select it or a step inside."),
            {{u"verb", info(handler.verb).label()}}));
}

/// An `else` goes behind the `if` at \a path, or the nearest one around it.
Edit insertElse(const QList<Step> &steps, StepPath path, const Step &otherwise)
{
    for (; !path.isEmpty(); path.removeLast()) {
        const Step *around = at(steps, path);
        if (around && around->verb == Verb::If)
            return insertAt(steps, parentOf(path), path.last() + 1, otherwise);
    }
    return refused(steps, path,
                   Words::tr("\"else\" belongs behind an \"if\": select that, or a step inside."));
}

/// How many rows the step at \a path fills: an `else` belongs to the `if` before it.
int rowsOf(const QList<Step> &steps, const StepPath &path)
{
    const Step *step = at(steps, path);
    const Step *next = at(steps, parentOf(path) + StepPath{path.last() + 1});
    return step && step->verb == Verb::If && next && next->verb == Verb::Else ? 2 : 1;
}

QString faultBehind(const Step &before, const Step &step)
{
    const QString label = info(step.verb).label();
    if (before.verb == Verb::Finally)
        return Words::tr("Nothing can follow \"finally\" inside its \"try\".");
    if (isHandler(before) && !isHandler(step))
        return fill(Words::tr("Inside \"try\", \"{verb}\" comes after the steps it watches over."),
                    {{u"verb", info(before.verb).label()}});
    const bool mixes = (before.verb == Verb::Except && step.verb == Verb::ExceptStar)
        || (before.verb == Verb::ExceptStar && step.verb == Verb::Except);
    return mixes ? Words::tr("One \"try\" has either \"except\" or \"except*\", not both.") : QString();
}

QString faultOfBody(const QList<Step> &body, std::optional<Verb> holder, int depth)
{
    if (depth > kDeepestNesting && (!holder || info(*holder).hasBody))
        return fill(Words::tr("Steps lie no more than {count} deep, one in the other."),
                    {{u"count", QString::number(kDeepestNesting)}});
    for (qsizetype row = 0; row < body.size(); ++row) {
        const Step &step = body[row];
        const QString label = info(step.verb).label();
        if (step.verb == Verb::Else && (row == 0 || body[row - 1].verb != Verb::If))
            return Words::tr("\"else\" works only right behind its \"if\".");
        if (isHandler(step) && holder != Verb::Try)
            return fill(Words::tr("\"{verb}\" works only directly inside a \"try\", at its end."),
                        {{u"verb", label}});
        if (holder && info(*holder).takesOperands && !info(step.verb).canBeOperand)
            return fill(Words::tr("\"{holder}\" holds what can be awaited, and \"{verb}\" cannot. Let "
                                  "another task do it, and spawn that."),
                        {{u"holder", info(*holder).label()}, {u"verb", label}});
        const QString behind = row > 0 ? faultBehind(body[row - 1], step) : QString();
        if (!behind.isEmpty())
            return behind;
        const QString inside = faultOfBody(step.body, step.verb, depth + 1);
        if (!inside.isEmpty())
            return inside;
    }
    return {};
}

} // namespace

bool isHandler(const Step &step)
{
    return step.verb == Verb::Except || step.verb == Verb::ExceptStar || step.verb == Verb::Finally;
}

const Step *at(const QList<Step> &steps, const StepPath &path)
{
    const QList<Step> *list = &steps;
    const Step *found = nullptr;
    for (const int row : path) {
        if (row < 0 || row >= list->size())
            return nullptr;
        found = &(*list)[row];
        list = &found->body;
    }
    return found;
}

QString fault(const QList<Step> &steps)
{
    return faultOfBody(steps, std::nullopt, 1);
}

std::optional<Verb> holderOf(const QList<Step> &steps, const StepPath &path)
{
    const Step *holder = path.isEmpty() ? nullptr : at(steps, parentOf(path));
    return holder ? std::optional(holder->verb) : std::nullopt;
}

std::optional<Verb> holderOfNext(const QList<Step> &steps, const StepPath &path)
{
    const Step *selected = at(steps, path);
    if (selected && info(selected->verb).hasBody && selected->body.isEmpty())
        return selected->verb;
    return holderOf(steps, path);
}

QList<Verb> verbsIn(std::optional<Verb> holder)
{
    const bool onlyOperands = holder && info(*holder).takesOperands;
    QList<Verb> verbs;
    for (const VerbInfo &verb : verbCatalog()) {
        if (verb.forPeople && (verb.canBeOperand || !onlyOperands))
            verbs.append(verb.verb);
    }
    return verbs;
}

Edit insert(const QList<Step> &steps, const StepPath &path, const Step &step)
{
    if (isHandler(step))
        return insertHandler(steps, path, step);
    if (step.verb == Verb::Else)
        return insertElse(steps, path, step);
    const Step *selected = at(steps, path);
    if (!selected)
        return insertAt(steps, {}, steps.size(), step);
    const bool fitsHere = verbsIn(holderOfNext(steps, path)).contains(step.verb);
    if (fitsHere && info(selected->verb).hasBody && selected->body.isEmpty())
        return insertAt(steps, path, 0, step);
    const auto holder = holderOf(steps, path);
    if (!verbsIn(holder).contains(step.verb))
        return insert(steps, parentOf(path), step);
    const Edit behind = insertAt(steps, parentOf(path), path.last() + rowsOf(steps, path), step);
    if (behind.refusal.isEmpty() || !isHandler(*selected))
        return behind;
    return insertAt(steps, path, selected->body.size(), step);
}

Edit remove(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, Words::tr("Select the step to remove."));
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    list.remove(path.last(), rowsOf(steps, path));
    StepPath next = path;
    if (list.isEmpty())
        next.removeLast();
    else
        next.last() = std::min(path.last(), int(list.size()) - 1);
    return {after, next, {}};
}

Edit duplicate(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, Words::tr("Select the step to duplicate."));
    const int rows = rowsOf(steps, path);
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    const QList<Step> copies = list.sliced(path.last(), rows);
    for (int row = 0; row < rows; ++row)
        list.insert(path.last() + rows + row, copies[row]);
    return checked(steps, path, after, parentOf(path) + StepPath{path.last() + rows});
}

Edit moveBy(const QList<Step> &steps, const StepPath &path, int places)
{
    if (!at(steps, path))
        return refused(steps, path, Words::tr("Select the step to move."));
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    const int row = path.last() + places;
    if (row < 0)
        return refused(steps, path,
                       path.size() > 1 ? Words::tr("It is the first step of its block. Outdent takes it out.")
                                       : Words::tr("It is the first step."));
    if (row >= list.size())
        return refused(steps, path,
                       path.size() > 1 ? Words::tr("It is the last step of its block. Outdent takes it out.")
                                       : Words::tr("It is the last step."));
    list.move(path.last(), row);
    return checked(steps, path, after, parentOf(path) + StepPath{row});
}

Edit indent(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, Words::tr("Select the step to indent."));
    const StepPath above = parentOf(path) + StepPath{path.last() - 1};
    const Step *block = at(steps, above);
    if (!block || !info(block->verb).hasBody)
        return refused(steps, path, Words::tr("The step above is no block that could hold it."));
    const Step &moving = *at(steps, path);
    const qsizetype row = isHandler(moving) ? handlerRow(block->body, moving.verb) : lastRow(block->body);
    return moveTo(steps, path, above, int(row));
}

Edit outdent(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, Words::tr("Select the step to outdent."));
    if (path.size() < 2)
        return refused(steps, path, Words::tr("It is in no block."));
    const StepPath block = parentOf(path);
    return moveTo(steps, path, parentOf(block), block.last() + rowsOf(steps, block));
}

Edit moveTo(const QList<Step> &steps, const StepPath &path, const StepPath &parent, int row)
{
    const Step *moving = at(steps, path);
    const Step *block = at(steps, parent);
    if (!moving || (!parent.isEmpty() && !block))
        return refused(steps, path, Words::tr("There is no such place."));
    if (parent.first(std::min(parent.size(), path.size())) == path)
        return refused(steps, path, Words::tr("A block cannot go into itself."));
    if (block && !info(block->verb).hasBody)
        return refused(
            steps, path,
            fill(Words::tr("\"{verb}\" cannot hold steps."), {{u"verb", info(block->verb).label()}}));
    const Step step = *moving;
    QList<Step> after = steps;
    StepPath target = parent;
    listAt(after, parentOf(path))->removeAt(path.last());
    const qsizetype level = path.size() - 1;
    const bool isSameList = parent == parentOf(path);
    if (isSameList && row > path.last())
        --row;
    else if (target.size() > level && target.first(level) == parentOf(path) && target[level] > path.last())
        --target[level];
    QList<Step> &list = *listAt(after, target);
    row = std::clamp(row, 0, int(list.size()));
    list.insert(row, step);
    return checked(steps, path, after, target + StepPath{row});
}

Edit replace(const QList<Step> &steps, const StepPath &path, const Step &step)
{
    const Step *old = at(steps, path);
    if (!old)
        return refused(steps, path, Words::tr("Select the step to change."));
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    Step fresh = step;
    fresh.body.clear();
    if (info(step.verb).hasBody) {
        fresh.body = old->body;
        list[path.last()] = fresh;
    } else {
        const QList<Step> freed = old->body;
        list[path.last()] = fresh;
        for (qsizetype i = 0; i < freed.size(); ++i)
            list.insert(path.last() + 1 + i, freed[i]);
    }
    return checked(steps, path, after, path);
}

} // namespace signalbox::steps
