// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/steplist.h"

#include "engine/layout/catalog.h"

#include <algorithm>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

bool isHandler(const Step &step)
{
    return step.verb == Verb::Except || step.verb == Verb::Finally;
}

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
    return verb == Verb::Except && endsInFinally ? body.size() - 1 : body.size();
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
    return refused(steps, path,
                   u"\"%1\" belongs at the end of a \"try\": add one, and select it or a step inside."_s.arg(
                       info(handler.verb).label));
}

QString faultOfBody(const QList<Step> &body, bool isTry)
{
    for (qsizetype row = 0; row < body.size(); ++row) {
        const Step &step = body[row];
        const QString label = info(step.verb).label;
        if (isHandler(step) && !isTry)
            return u"\"%1\" works only directly inside a \"try\", at its end."_s.arg(label);
        if (row > 0 && body[row - 1].verb == Verb::Finally)
            return u"Nothing can follow \"finally\" inside its \"try\"."_s;
        if (row > 0 && isHandler(body[row - 1]) && !isHandler(step))
            return u"Inside \"try\", \"except\" comes after the steps it watches over."_s;
        const QString inside = faultOfBody(step.body, step.verb == Verb::Try);
        if (!inside.isEmpty())
            return inside;
    }
    return {};
}

} // namespace

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
    return faultOfBody(steps, false);
}

Edit insert(const QList<Step> &steps, const StepPath &path, const Step &step)
{
    if (isHandler(step))
        return insertHandler(steps, path, step);
    const Step *selected = at(steps, path);
    if (!selected)
        return insertAt(steps, {}, steps.size(), step);
    if (info(selected->verb).hasBody && selected->body.isEmpty())
        return insertAt(steps, path, 0, step);
    const Edit behind = insertAt(steps, parentOf(path), path.last() + 1, step);
    if (behind.refusal.isEmpty() || !isHandler(*selected))
        return behind;
    return insertAt(steps, path, selected->body.size(), step);
}

Edit remove(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, u"Select the step to remove."_s);
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    list.removeAt(path.last());
    StepPath next = path;
    if (list.isEmpty())
        next.removeLast();
    else
        next.last() = std::min(path.last(), int(list.size()) - 1);
    return {after, next, {}};
}

Edit duplicate(const QList<Step> &steps, const StepPath &path)
{
    const Step *original = at(steps, path);
    if (!original)
        return refused(steps, path, u"Select the step to duplicate."_s);
    Edit edit = insertAt(steps, parentOf(path), path.last() + 1, *original);
    if (!edit.refusal.isEmpty())
        edit.place = path;
    return edit;
}

Edit moveBy(const QList<Step> &steps, const StepPath &path, int places)
{
    if (!at(steps, path))
        return refused(steps, path, u"Select the step to move."_s);
    QList<Step> after = steps;
    QList<Step> &list = *listAt(after, parentOf(path));
    const int row = path.last() + places;
    if (row < 0)
        return refused(steps, path,
                       path.size() > 1 ? u"It is the first step of its block. Outdent takes it out."_s
                                       : u"It is the first step."_s);
    if (row >= list.size())
        return refused(steps, path,
                       path.size() > 1 ? u"It is the last step of its block. Outdent takes it out."_s
                                       : u"It is the last step."_s);
    list.move(path.last(), row);
    return checked(steps, path, after, parentOf(path) + StepPath{row});
}

Edit indent(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, u"Select the step to indent."_s);
    const StepPath above = parentOf(path) + StepPath{path.last() - 1};
    const Step *block = at(steps, above);
    if (!block || !info(block->verb).hasBody)
        return refused(steps, path, u"The step above is no block that could hold it."_s);
    const Step &moving = *at(steps, path);
    const qsizetype row = isHandler(moving) ? handlerRow(block->body, moving.verb) : lastRow(block->body);
    return moveTo(steps, path, above, int(row));
}

Edit outdent(const QList<Step> &steps, const StepPath &path)
{
    if (!at(steps, path))
        return refused(steps, path, u"Select the step to outdent."_s);
    if (path.size() < 2)
        return refused(steps, path, u"It is in no block."_s);
    const StepPath block = parentOf(path);
    return moveTo(steps, path, parentOf(block), block.last() + 1);
}

Edit moveTo(const QList<Step> &steps, const StepPath &path, const StepPath &parent, int row)
{
    const Step *moving = at(steps, path);
    const Step *block = at(steps, parent);
    if (!moving || (!parent.isEmpty() && !block))
        return refused(steps, path, u"There is no such place."_s);
    if (parent.first(std::min(parent.size(), path.size())) == path)
        return refused(steps, path, u"A block cannot go into itself."_s);
    if (block && !info(block->verb).hasBody)
        return refused(steps, path, u"\"%1\" cannot hold steps."_s.arg(info(block->verb).label));
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
        return refused(steps, path, u"Select the step to change."_s);
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
