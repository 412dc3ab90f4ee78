// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/wording.h"

#include "engine/messages/message.h"
#include "engine/trace/naming.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

QString ordinal(std::size_t place)
{
    switch (place) {
    case 0:
        return Words::tr("first");
    case 1:
        return Words::tr("second");
    case 2:
        return Words::tr("third");
    case 3:
        return Words::tr("fourth");
    case 4:
        return Words::tr("fifth");
    case 5:
        return Words::tr("sixth");
    case 6:
        return Words::tr("seventh");
    case 7:
        return Words::tr("eighth");
    case 8:
        return Words::tr("ninth");
    case 9:
        return Words::tr("tenth");
    default:
        return fill(Words::tr("number {number}"), {{u"number", QString::number(place + 1)}});
    }
}

} // namespace

QString sentence(const QStringList &clauses)
{
    QString text;
    for (const QString &clause : clauses) {
        //: Two clauses of one sentence, or three and more, one after the other
        const QString pattern = text.isEmpty() ? u"{clause}"_s : Words::tr("{clauses}; {clause}");
        text = clause.isEmpty() ? text : fill(pattern, {{u"clauses", text}, {u"clause", clause}});
    }
    text = text.simplified();
    if (!text.isEmpty() && !text.endsWith(u'.'))
        text = fill(Words::tr("{sentence}."), {{u"sentence", text}});
    return text;
}

QString timeWords(Micros time)
{
    constexpr Micros kMillisecond = 1000;
    return formatTime(time < kMillisecond ? time : (time + kMillisecond / 2) / kMillisecond * kMillisecond);
}

QString placeWords(const Line<TaskId> &line, TaskId id)
{
    const auto found = std::find(line.begin(), line.end(), id);
    if (found == line.end())
        return {};
    if (line.size() == 1)
        return Words::tr("next in line");
    return fill(
        Words::tr("{place} of {count} in line"),
        {{u"place", ordinal(std::size_t(found - line.begin()))}, {u"count", QString::number(line.size())}});
}

QString resultWords(const Run &run, qint64 text)
{
    constexpr qsizetype kMost = 400;
    const QString value = valueWords(run, text);
    return value.size() <= kMost ? value : value.left(kMost - 1) + u'…';
}

QString listWords(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    //: Between the words of a list, but for the last two
    const QString first = words.first(words.size() - 1).join(Words::tr(", "));
    return fill(Words::tr("{first} and {last}"), {{u"first", first}, {u"last", words.back()}});
}

QString itemCount(qint64 count)
{
    return plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n items"), "%n item", count);
}

QString taskCount(qint64 count)
{
    return plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n tasks"), "%n task", count);
}

QString permitCount(qint64 count)
{
    return plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n permits"), "%n permit", count);
}

QString workerCount(qint64 count)
{
    return plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n workers"), "%n worker", count);
}

} // namespace signalbox
