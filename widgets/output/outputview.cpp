// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/output/outputview.h"

#include "engine/layout/units.h"
#include "widgets/output/outputmodel.h"

#include <QAbstractItemDelegate>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace signalbox {

namespace {

constexpr int kMargin = 12; ///< left and right of a row, in pixels at the usual font
constexpr int kGap = 12; ///< between columns
constexpr double kFuture = 0.6; ///< how much of its colour what is still to come has, if that can be read
constexpr int kRowsAhead = 3; ///< of what is to come stay in view
constexpr int kMostNames = 2000; ///< that are measured

} // namespace

QString consoleTime(Micros time)
{
    return QString::number(toSeconds(time), 'f', 3) + QStringLiteral(" s");
}

/// Paints a row.
class OutputDelegate : public QAbstractItemDelegate {
public:
    explicit OutputDelegate(OutputView &view)
        : QAbstractItemDelegate(&view)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, m_view.m_columns.height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int row = index.row();
        const Theme &theme = m_view.m_theme;
        const bool isSelected = option.state & QStyle::State_Selected;
        const bool isHovered = option.state & QStyle::State_MouseOver;
        painter->save();
        QColor ground = theme.field;
        if (isSelected || isHovered) {
            ground = isSelected ? theme.selectedRow : theme.controlHover;
            painter->fillRect(option.rect, ground);
        }
        paintColumns(*painter, option.rect, row, ground);
        if ((option.state & QStyle::State_HasFocus) && m_view.hasFocus()) {
            painter->setPen(QPen(theme.focus, 1));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    bool isAhead(int row) const { return row >= m_view.m_model.printedRows(); }

    /// Of words: readable in any case, paler where they are still to come.
    QColor ink(const QColor &colour, const QColor &ground, bool isAhead) const
    {
        const auto mixed = [&](int from, int to) { return qRound(from + (to - from) * kFuture); };
        const QColor pale(mixed(ground.red(), colour.red()), mixed(ground.green(), colour.green()),
                          mixed(ground.blue(), colour.blue()));
        return m_view.m_theme.readable(isAhead ? pale : colour, ground);
    }

    void paintColumns(QPainter &painter, const QRect &rect, int row, const QColor &ground) const
    {
        const PrintedLine &line = m_view.m_model.line(row);
        const Theme &theme = m_view.m_theme;
        QRect column(rect.left() + kMargin, rect.top(), m_view.m_columns.time, rect.height());
        painter.setFont(Theme::monoFont());
        painter.setPen(ink(theme.mutedText, ground, isAhead(row)));
        painter.drawText(column, Qt::AlignRight | Qt::AlignVCenter, consoleTime(line.time));
        const int side = painter.fontMetrics().ascent() * 4 / 5;
        const QRectF square(column.right() + kGap, rect.center().y() - side / 2.0 + 0.5, side, side);
        painter.setOpacity(isAhead(row) ? kFuture : 1);
        const QColor colour = paintSquare(painter, square, line);
        painter.setOpacity(1);
        column = QRect(int(square.right()) + 8, rect.top(), m_view.m_columns.name, rect.height());
        painter.setFont(Theme::bodyFont());
        painter.setPen(ink(colour, ground, isAhead(row)));
        painter.drawText(
            column, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_view.m_model.taskName(line), Qt::ElideRight, column.width()));
        const QRect text(column.right() + kGap, rect.top(),
                         rect.right() - column.right() - kGap - kMargin - pillRoom(row), rect.height());
        paintText(painter, text, row, ground);
    }

    /// Returns the colour in which the name stands.
    QColor paintSquare(QPainter &painter, const QRectF &square, const PrintedLine &line) const
    {
        const Theme &theme = m_view.m_theme;
        const int index = line.task == TaskId::None || !m_view.m_colourOf ? -1 : m_view.m_colourOf(line.task);
        const QColor colour = index < 0 ? theme.mutedText : theme.taskColour(index);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(square, 2, 2);
        if (index >= 0 && theme.taskPatternStyle(index) != Qt::NoBrush) {
            QColor pattern = theme.textOn(colour);
            pattern.setAlphaF(0.5F);
            painter.setBrush(QBrush(pattern, theme.taskPatternStyle(index)));
            painter.drawRoundedRect(square, 2, 2);
        }
        return colour;
    }

    /// The pill of the rule lies over the ends of its two neighbours.
    int pillRoom(int row) const
    {
        const int printed = m_view.m_model.printedRows();
        return row == printed || row == printed - 1 ? m_view.nowPill(0).width() : 0;
    }

    void paintText(QPainter &painter, QRect place, int row, const QColor &ground) const
    {
        const PrintedLine &line = m_view.m_model.line(row);
        const Theme &theme = m_view.m_theme;
        painter.setFont(Theme::monoFont());
        if (line.isError) {
            const QString tag = OutputView::tr("stderr");
            painter.setPen(ink(theme.error, ground, isAhead(row)));
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, tag);
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(tag) + kGap);
        }
        const QFontMetrics metrics = painter.fontMetrics();
        QString text = line.text;
        text.replace(u'\t', QStringLiteral("    "));
        const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
        paintHits(painter, place, shown);
        const QString there = m_view.m_model.printedPart(row);
        const QColor colour = line.isError ? theme.error : theme.text;
        painter.setPen(ink(colour, ground, isAhead(row)));
        const bool isGrowing = row < m_view.m_model.printedRows() && there.size() < line.text.size();
        if (!isGrowing) {
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            return;
        }
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         shown.left(there.size()));
        painter.setPen(ink(colour, ground, true));
        place.setLeft(place.left() + metrics.horizontalAdvance(shown.left(there.size())));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         shown.mid(there.size()));
    }

    void paintHits(QPainter &painter, const QRect &place, const QString &shown) const
    {
        const QString &sought = m_view.m_sought;
        const QFontMetrics metrics = painter.fontMetrics();
        for (qsizetype at = 0;
             !sought.isEmpty() && (at = shown.indexOf(sought, at, Qt::CaseInsensitive)) >= 0;
             at += sought.size()) {
            const int left = place.left() + metrics.horizontalAdvance(shown.left(at));
            const QRect hit(left, place.center().y() - metrics.height() / 2,
                            metrics.horizontalAdvance(shown.mid(at, sought.size())), metrics.height());
            QColor mark = m_view.m_theme.warning;
            mark.setAlphaF(0.28F);
            painter.fillRect(hit, mark);
            painter.setPen(m_view.m_theme.warning);
            painter.drawLine(hit.bottomLeft(), hit.bottomRight());
        }
    }

    OutputView &m_view;
};

OutputView::OutputView(OutputModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setItemDelegate(new OutputDelegate(*this));
    setModel(&model);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT linePicked(index.row()); });
    connect(&model, &OutputModel::modelReset, this, &OutputView::measure);
    measure();
}

void OutputView::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme.field);
    setPalette(colours);
    viewport()->update();
}

void OutputView::setNow(const QString &words)
{
    m_now = words;
    viewport()->update();
}

void OutputView::setSought(const QString &text)
{
    m_sought = text;
    viewport()->update();
}

void OutputView::measure()
{
    const QFontMetrics mono(Theme::monoFont());
    const QFontMetrics body(Theme::bodyFont());
    const int lines = m_model.rowCount();
    m_columns.height = std::max(mono.height(), body.height()) + 7;
    const Micros last = lines > 0 ? m_model.line(lines - 1).time : 0;
    m_columns.time = mono.horizontalAdvance(consoleTime(std::max<Micros>(last, 1)));
    m_columns.name = 0;
    for (int row = 0; row < std::min(lines, kMostNames); ++row)
        m_columns.name =
            std::max(m_columns.name, body.horizontalAdvance(m_model.taskName(m_model.line(row))) + 2);
    m_columns.name = std::min(m_columns.name, body.averageCharWidth() * 22);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

int OutputView::suitableWidth() const
{
    const QFontMetrics mono(Theme::monoFont());
    int text = 0;
    for (int row = 0; row < std::min(m_model.rowCount(), kMostNames); ++row)
        text = std::max(text, mono.horizontalAdvance(m_model.line(row).text.left(200)));
    const int square = mono.ascent() * 4 / 5;
    // The rule's pill lies over the end of two lines.
    const int pill = QFontMetrics(Theme::smallFont()).horizontalAdvance(m_now) + 14;
    return 2 * kMargin + pill + m_columns.time + kGap + square + 8 + m_columns.name + kGap + text + 4
        + verticalScrollBar()->sizeHint().width();
}

void OutputView::followNow()
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int now = m_model.printedRows();
    scrollTo(m_model.index(std::clamp(now + kRowsAhead - 1, 0, rows - 1), 0));
    scrollTo(m_model.index(std::clamp(now - 1, 0, rows - 1), 0));
}

QString OutputView::selectedText() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows.isEmpty() ? wholeText() : m_model.textOf(rows);
}

QString OutputView::wholeText() const
{
    QList<int> rows(m_model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return m_model.textOf(rows);
}

/// Where the rule is, in the viewport's pixels; negative where it is out of view or nothing is printed.
int OutputView::nowLine() const
{
    const int now = m_model.printedRows();
    if (m_model.rowCount() == 0)
        return -1;
    if (now < m_model.rowCount())
        return std::max(1, visualRect(m_model.index(now, 0)).top());
    return visualRect(m_model.index(now - 1, 0)).bottom() + 1;
}

QRect OutputView::nowPill(int y) const
{
    const QFontMetrics metrics(Theme::smallFont());
    const QSize size(metrics.horizontalAdvance(m_now) + 14, metrics.height() + 2);
    const int top = std::clamp(y - size.height() / 2, 0, std::max(0, viewport()->height() - size.height()));
    return {viewport()->width() - size.width() - kMargin, top, size.width(), size.height()};
}

void OutputView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    const int y = nowLine();
    if (y < 0 || y > viewport()->height())
        return;
    QPainter painter(viewport());
    painter.fillRect(QRect(kMargin, y - 1, viewport()->width() - 2 * kMargin, 2), m_theme.playhead);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.playhead);
    const QRect pill = nowPill(y);
    painter.drawRoundedRect(pill, 4, 4);
    painter.setFont(Theme::smallFont());
    painter.setPen(m_theme.textOn(m_theme.playhead));
    painter.drawText(pill, Qt::AlignCenter, m_now);
}

void OutputView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid()
        && selectionModel()->selectedRows().size() == 1 && selectionModel()->isSelected(index))
        Q_EMIT linePicked(index.row());
}

void OutputView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        measure();
}

/// Copying and choosing all are about lines here, not about the nodes of the canvas.
bool OutputView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)
            || key->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

} // namespace signalbox
