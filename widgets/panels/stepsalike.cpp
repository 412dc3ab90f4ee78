// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepsalike.h"

#include <algorithm>

namespace signalbox::steps {

namespace {

bool haveOneShape(const QList<Step> &one, const QList<Step> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Step &a, const Step &b) { return haveOneShape(a.body, b.body); });
}

template <typename Field> void follow(const Field &before, const Field &after, Field &other)
{
    if (!(before == after))
        other = after;
}

void editFields(const QList<Step> &before, const QList<Step> &after, QList<Step> &others)
{
    for (qsizetype row = 0; row < before.size(); ++row) {
        const Step &from = before[row];
        const Step &to = after[row];
        Step &other = others[row];
        if (from.verb != to.verb) { // its fields mean other things
            const QList<Step> body = other.body;
            other = to;
            other.body = body;
        } else {
            follow(from.target, to.target, other.target);
            follow(from.time, to.time, other.time);
            follow(from.count, to.count, other.count);
            follow(from.text, to.text, other.text);
            follow(from.choice, to.choice, other.choice);
            follow(from.predicate, to.predicate, other.predicate);
        }
        editFields(from.body, to.body, other.body);
    }
}

} // namespace

bool areAlike(const QList<Step> &one, const QList<Step> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Step &a, const Step &b) {
        return a.verb == b.verb && areAlike(a.body, b.body);
    });
}

std::optional<QList<Step>> alsoEdited(const QList<Step> &before, const QList<Step> &after,
                                      const QList<Step> &other)
{
    if (before == other)
        return after;
    if (!areAlike(before, other) || !haveOneShape(before, after))
        return std::nullopt;
    QList<Step> edited = other;
    editFields(before, after, edited);
    return edited;
}

} // namespace signalbox::steps
