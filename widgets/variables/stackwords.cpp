// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/variables/stackwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kCircled = 20; ///< ① to ⑳

QString mark(qsizetype number)
{
    if (number <= kCircled)
        return QString(QChar(char16_t(0x2460 + number - 1)));
    return QStringLiteral("(%1)").arg(number);
}

/// Counts how often each object is met, in the order in which they are.
struct Census {
    QHash<quint64, int> times;
    QList<quint64> order;

    void visit(const ShownValue &value)
    {
        if (value.identity != 0) {
            int &count = times[value.identity];
            if (++count == 2)
                order.append(value.identity);
            if (count > 1)
                return; // what is in it has been met with it
        }
        for (const ShownItem &item : value.items)
            visit(item.value);
    }
};

} // namespace

bool looksSame(const ShownValue &one, const ShownValue &other)
{
    const auto isSame = [](const ShownItem &a, const ShownItem &b) {
        return a.key == b.key && looksSame(a.value, b.value);
    };
    return one.type == other.type && one.text == other.text && one.size == other.size
        && std::equal(one.items.begin(), one.items.end(), other.items.begin(), other.items.end(), isSame);
}

QString variableKey(int call, const QString &name)
{
    return QString::number(call) + u'/' + name;
}

QSet<QString> changedVariables(const QList<ShownCall> &before, const QList<ShownCall> &now)
{
    QSet<QString> changed;
    for (int at = 0; at < std::min(before.size(), now.size()); ++at) {
        if (before[at].function != now[at].function)
            break; // another call, and so are those in it
        for (const ShownItem &variable : now[at].variables) {
            const auto isIt = [&](const ShownItem &former) { return former.key == variable.key; };
            const auto former = std::find_if(before[at].variables.begin(), before[at].variables.end(), isIt);
            const bool wasSame =
                former != before[at].variables.end() && looksSame(former->value, variable.value);
            if (!wasSame)
                changed.insert(variableKey(at, variable.key));
        }
    }
    return changed;
}

QString briefValue(const QString &text)
{
    // "<asyncio.locks.Lock object at 0x7f31c0a4 [locked]>", "<coroutine object main at 0x7f31c0a4>"
    static const QRegularExpression object(QStringLiteral(
        "^<(?:[\\w.]+\\.)?(\\w+) object(?: (?!at 0x)(\\w[\\w.<>]*))?(?: at 0x[0-9a-fA-F]+)?( \\[.*\\])?>$"));
    const QRegularExpressionMatch match = object.match(text);
    if (!match.hasMatch())
        return text;
    const QString name = match.captured(2);
    return match.captured(1) + (name.isEmpty() ? QString() : u' ' + name) + match.captured(3);
}

QHash<quint64, QString> sharedMarks(const CallStacks &stacks)
{
    QList<TaskId> tasks = stacks.keys();
    std::sort(tasks.begin(), tasks.end());
    Census census;
    for (const TaskId task : std::as_const(tasks)) {
        for (const ShownCall &call : *stacks.constFind(task)) {
            for (const ShownItem &variable : call.variables)
                census.visit(variable.value);
        }
    }
    QHash<quint64, QString> marks;
    for (const quint64 identity : std::as_const(census.order))
        marks.insert(identity, mark(marks.size() + 1));
    return marks;
}

} // namespace signalbox
