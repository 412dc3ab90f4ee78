// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sweeptable.h"

#include "app/nearestword.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepTable)
};

QString number(double value)
{
    return QString::number(value, 'g', 6);
}

QString middleOf(const SweepPoint &point)
{
    return point.known > 0 ? number(point.middle) : u"–"_s;
}

/// Rows are the values of the second number, columns those of the first.
QString mapTable(const SweepPlan &plan, const std::vector<SweepPoint> &points)
{
    const SweepAxis &across = plan.axes[0];
    const SweepAxis &down = plan.axes[1];
    QList<QStringList> rows{{down.knob.name + u" \\ "_s + across.knob.name}};
    for (const double value : across.values)
        rows.front().append(valueWords(across.knob, value));
    for (std::size_t at = 0; at < down.values.size(); ++at) {
        QStringList row{valueWords(down.knob, down.values[at])};
        for (std::size_t column = 0; column < across.values.size(); ++column)
            row.append(middleOf(points[at * across.values.size() + column]));
        rows.append(row);
    }
    return measureHead(plan.measure) + u'\n' + aligned(rows);
}

QString bar(double share)
{
    constexpr int width = 30;
    return QString(int(std::lround(std::clamp(share, 0.0, 1.0) * width)), u'█');
}

QString csvField(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

QString sideWords(const Knob &knob, const Effect::Side &side, double now)
{
    if (side.value == knob.value)
        return {};
    const QString said = fill(u"{value} → "_s, {{u"value", valueWords(knob, side.value)}});
    if (!side.outcome)
        return said + u'–';
    const double change = *side.outcome - now;
    if (change == 0)
        return said + u'=';
    const auto withSign = [](double value) {
        return (value < 0 ? u"−"_s : u"+"_s) + QString::number(std::abs(value), 'g', 3);
    };
    const QString share = now != 0
        ? fill(Words::tr(" ({percent} %)"), {{u"percent", withSign(change / std::abs(now) * 100)}})
        : QString();
    return said + withSign(change) + share;
}

} // namespace

QString aligned(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.front().size());
    for (const QStringList &row : rows) {
        for (qsizetype at = 0; at < row.size(); ++at)
            widths[at] = std::max(widths[at], row[at].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = row.front().leftJustified(widths.front());
        for (qsizetype at = 1; at < row.size(); ++at)
            line += u"  "_s + row[at].rightJustified(widths[at]);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString measureHead(Measure measure)
{
    const MeasureInfo &row = info(measure);
    return row.unit.isEmpty()
        ? row.label()
        : fill(Words::tr("{measure} ({unit})"), {{u"measure", row.label()}, {u"unit", row.unit()}});
}

std::optional<SweepRange> sweepRangeOf(const QString &text)
{
    const qsizetype equals = text.lastIndexOf(u'=');
    if (equals <= 0)
        return std::nullopt;
    const QStringList parts = text.mid(equals + 1).split(u':');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    QList<double> numbers;
    for (const QString &part : parts) {
        bool isNumber = false;
        numbers.append(part.toDouble(&isNumber));
        if (!isNumber || !std::isfinite(numbers.last()))
            return std::nullopt;
    }
    if (numbers.size() == 3 && numbers[2] <= 0)
        return std::nullopt;
    return SweepRange{text.first(equals), numbers[0], numbers[1], numbers.size() == 3 ? numbers[2] : 0};
}

std::optional<SweepAxis> axisOf(const Layout &layout, const SweepRange &range, QString &refusal)
{
    if (std::optional<SweepAxis> axis = axisFor(layout, range))
        return axis;
    QStringList names;
    for (const Knob &knob : knobsOf(layout))
        names.append(knob.name);
    const QString near = nearestWord(range.name, names);
    refusal = fill(near.isEmpty()
                       ? Words::tr("no number is called \"{name}\"; \"signalbox sweep FILE\" lists all")
                       : Words::tr("no number is called \"{name}\"; did you mean \"{near}\"? \"signalbox "
                                   "sweep FILE\" lists all"),
                   {{u"name", range.name}, {u"near", near}});
    return std::nullopt;
}

QString sweepTable(const SweepPlan &plan, const std::vector<SweepPoint> &points)
{
    if (plan.axes.size() == 2)
        return mapTable(plan, points);
    const Knob &knob = plan.axes.front().knob;
    double most = 0;
    for (const SweepPoint &point : points)
        most = std::max(most, point.middle);
    const bool hasBand = plan.seeds > 1;
    QList<QStringList> rows{{knob.name, measureHead(plan.measure)}};
    if (hasBand)
        rows.front() += {Words::tr("least"), Words::tr("most"), Words::tr("runs")};
    QStringList bars{QString()};
    for (std::size_t at = 0; at < points.size(); ++at) {
        const SweepPoint &point = points[at];
        QStringList row{valueWords(knob, plan.axes.front().values[at]), middleOf(point)};
        if (hasBand)
            row += {point.known > 0 ? number(point.low) : QString(),
                    point.known > 0 ? number(point.high) : QString(), QString::number(point.known)};
        rows.append(row);
        bars.append(most > 0 && point.known > 0 ? bar(point.middle / most) : QString());
    }
    const QStringList lines = aligned(rows).split(u'\n', Qt::SkipEmptyParts);
    QString text;
    for (qsizetype at = 0; at < lines.size(); ++at)
        text += bars[at].isEmpty() ? lines[at] + u'\n' : lines[at] + u"  "_s + bars[at] + u'\n';
    return text;
}

QString sweepCsv(const SweepPlan &plan, const std::vector<SweepPoint> &points)
{
    QStringList head;
    for (const SweepAxis &axis : plan.axes)
        head.append(csvField(axis.knob.name));
    head += {info(plan.measure).key, u"least"_s, u"most"_s, u"runs"_s, u"known"_s};
    QString text = head.join(u',') + u'\n';
    for (std::size_t at = 0; at < points.size(); ++at) {
        const SweepPoint &point = points[at];
        QStringList row;
        for (const double value : plan.valuesAt(qsizetype(at)))
            row.append(QString::number(value, 'g', 12));
        for (const double value : {point.middle, point.low, point.high})
            row.append(point.known > 0 ? QString::number(value, 'g', 12) : QString());
        row += {QString::number(point.runs), QString::number(point.known)};
        text += row.join(u',') + u'\n';
    }
    return text;
}

QString effectsTable(const Layout &layout, Measure measure, const Effects &effects)
{
    QList<QStringList> rows{{Words::tr("number"), Words::tr("now"), Words::tr("less"), Words::tr("more")}};
    for (const Effect &effect : effects.effects)
        rows.append({effect.knob.name, valueWords(effect.knob, effect.knob.value),
                     sideWords(effect.knob, effect.less, *effects.now),
                     sideWords(effect.knob, effect.more, *effects.now)});
    for (const Knob &knob : knobsOf(layout)) {
        const bool isTold = std::ranges::any_of(
            effects.effects, [&](const Effect &effect) { return effect.knob.name == knob.name; });
        if (!isTold)
            rows.append({knob.name, valueWords(knob, knob.value), {}, {}});
    }
    const QString now = effects.now ? number(*effects.now) : u"–"_s;
    return measureHead(measure) + u": "_s + now + u"\n\n"_s + aligned(rows);
}

} // namespace signalbox
