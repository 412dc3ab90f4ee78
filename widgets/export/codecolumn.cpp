// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/codecolumn.h"

#include "engine/python/python.h"
#include "widgets/look/inks.h"
#include "widgets/painting/taskcolours.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAroundCode = 12;
constexpr double kRowHeight = 1.35; ///< times that of the font
constexpr qsizetype kFewestSigns = 40;
constexpr qsizetype kMostSigns = 76;
constexpr double kLargestShare = 0.4; ///< of the room
constexpr double kSmallestFont = 0.62; ///< times the usual size, in which it still can be read
/// Lines by which the view moves on, so that it does not follow each step.
constexpr qsizetype kFewestLines = 4;

using Part = CodeColumn::Part;

QColor columnColourOf(Part::Kind kind, const Theme &theme)
{
    const QColor colour = kind == Part::Kind::Text ? theme.ok
        : kind == Part::Kind::Comment              ? theme.mutedText
                                                   : theme.accent;
    return theme.readable(colour, theme.panel);
}

} // namespace

std::vector<QList<Part>> CodeColumn::partsOf(const QStringList &lines)
{
    static const QRegularExpression words(
        u"(?<text>(?s:\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''(?:[^\\\\]|\\\\.)*?''')|"
        "'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\")|(?<comment>#[^\\n]*)|"
        "\\b(?<word>False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|"
        "finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|"
        "yield)\\b"_s);
    std::vector<QList<Part>> parts(std::size_t(lines.size()));
    std::size_t line = 0;
    qsizetype begin = 0; // of that line
    const QString text = lines.join(u'\n');
    auto each = words.globalMatch(text);
    while (each.hasNext()) {
        const QRegularExpressionMatch match = each.next();
        const Part::Kind kind = match.hasCaptured(u"text"_s) ? Part::Kind::Text
            : match.hasCaptured(u"comment"_s)                ? Part::Kind::Comment
                                                             : Part::Kind::Word;
        for (qsizetype from = match.capturedStart(); from < match.capturedEnd();) {
            while (from > begin + lines[qsizetype(line)].size())
                begin += lines[qsizetype(line++)].size() + 1;
            const qsizetype end = std::min(match.capturedEnd(), begin + lines[qsizetype(line)].size());
            if (end > from)
                parts[line].append({from - begin, end - from, kind});
            from = end + 1;
        }
    }
    return parts;
}

CodeColumn::CodeColumn(const Layout &layout, const Run &run)
    : m_source(toPython(run.program, layout.title, layout.description))
    , m_lineOfStep(run.program.steps.size(), -1)
    , m_colours(taskColourIndices(layout, run))
{
    QStringList lines;
    for (std::size_t line = 0; line < m_source.lines.size(); ++line) {
        const quint32 step = m_source.lines[line].step;
        if (step < m_lineOfStep.size() && m_lineOfStep[step] < 0)
            m_lineOfStep[step] = qsizetype(line);
        m_longest = std::max(m_longest, m_source.lines[line].text.size());
        lines.append(m_source.lines[line].text);
    }
    m_parts = partsOf(lines);
}

double CodeColumn::width(double room) const
{
    const double sign = QFontMetricsF(Theme::monoFont()).horizontalAdvance(u'x');
    const double wanted = sign * double(std::clamp(m_longest, kFewestSigns, kMostSigns)) + 2 * kAroundCode;
    return std::min(wanted, std::floor(room * kLargestShare));
}

QList<CodeColumn::Mark> CodeColumn::marks(const Run &run, const World &world) const
{
    QList<Mark> marks;
    for (const TaskView &task : world.tasks) {
        if (isDone(task.state) || task.step >= m_lineOfStep.size() || m_lineOfStep[task.step] < 0)
            continue;
        const qsizetype line = m_lineOfStep[task.step];
        const auto there =
            std::find_if(marks.begin(), marks.end(), [line](const Mark &mark) { return mark.line == line; });
        if (there == marks.end())
            marks.append({line, m_colours.value(qsizetype(index(task.id)), -1), run.taskName(task.id)});
        else
            there->names += u", "_s + run.taskName(task.id);
    }
    return marks;
}

/// All lines where they have room; else a part of them in which most of the marks are, that moves on seldom.
qsizetype CodeColumn::firstLine(const QList<Mark> &marks, qsizetype shown) const
{
    const auto all = qsizetype(m_source.lines.size());
    if (all <= shown || marks.isEmpty())
        return 0;
    const qsizetype stride = std::max(kFewestLines, shown / 4);
    qsizetype best = 0;
    qsizetype most = -1;
    for (qsizetype first = 0; first < all; first += stride) {
        const qsizetype begin = std::min(first, all - shown);
        const auto inside = std::count_if(marks.begin(), marks.end(), [&](const Mark &mark) {
            return mark.line >= begin && mark.line < begin + shown;
        });
        if (inside > most) {
            most = inside;
            best = begin;
        }
    }
    return best;
}

void CodeColumn::paint(QPainter &painter, const Replay &replay, const World &world, const Theme &theme,
                       const QRectF &area) const
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, theme.panel);
    painter.fillRect(QRectF(area.topLeft(), QSizeF(1, area.height())), theme.border);
    const QRectF inside = area.adjusted(kAroundCode, kAroundCode, -kAroundCode / 2, -kAroundCode);
    // Smaller words, down to some size, before lines are cut or left out.
    QFont font = Theme::monoFont();
    const QFontMetricsF usual(font);
    const double byWidth = inside.width()
        / (usual.horizontalAdvance(u'x') * double(std::clamp(m_longest, kFewestSigns, kMostSigns)));
    const double byHeight = inside.height()
        / (usual.height() * kRowHeight * double(std::max<std::size_t>(1, m_source.lines.size())));
    const double factor = std::clamp(std::min(byWidth, std::max(byHeight, 0.8)), kSmallestFont, 1.0);
    painter.translate(inside.topLeft());
    painter.scale(factor, factor);
    const QSizeF room = inside.size() / factor;
    const double row = std::round(usual.height() * kRowHeight);
    const auto shown = std::max<qsizetype>(1, qsizetype(room.height() / row));
    const QList<Mark> present = marks(replay.run(), world);
    const qsizetype first = firstLine(present, shown);
    painter.setFont(font);
    for (const Mark &mark : present) {
        if (mark.line < first || mark.line >= first + shown)
            continue;
        const QColor colour = mark.colour < 0 ? theme.mutedText : theme.taskColour(mark.colour);
        const QRectF place(-kAroundCode / 2, double(mark.line - first) * row, room.width() + kAroundCode / 2,
                           row);
        painter.fillRect(place, withAlpha(colour, 0.22));
        painter.fillRect(QRectF(place.topLeft(), QSizeF(3, row)), colour);
        const double used =
            usual.horizontalAdvance(m_source.lines[std::size_t(mark.line)].text) + kAroundCode;
        const QString name = usual.elidedText(mark.names, Qt::ElideRight, room.width() - used);
        painter.setPen(theme.readable(colour, theme.panel));
        if (room.width() - used > usual.horizontalAdvance(u"xxx"_s))
            painter.drawText(place.adjusted(0, 0, -kAroundCode / 2, 0), Qt::AlignRight | Qt::AlignVCenter,
                             name);
    }
    for (qsizetype at = first; at < std::min(first + shown, qsizetype(m_source.lines.size())); ++at) {
        const QString line =
            usual.elidedText(m_source.lines[std::size_t(at)].text, Qt::ElideRight, room.width());
        const double baseline = double(at - first) * row + (row + usual.ascent() - usual.descent()) / 2;
        qsizetype done = 0;
        const auto write = [&](qsizetype end, const QColor &colour) {
            const QString words = line.mid(done, end - done);
            painter.setPen(colour);
            if (!words.trimmed().isEmpty())
                painter.drawText(QPointF(usual.horizontalAdvance(line.left(done)), baseline), words);
            done = std::max(done, end);
        };
        for (const Part &part : m_parts[std::size_t(at)]) {
            write(std::min(part.begin, line.size()), theme.text);
            write(std::min(part.begin + part.length, line.size()), columnColourOf(part.kind, theme));
        }
        write(line.size(), theme.text);
    }
    painter.restore();
}

} // namespace signalbox
