// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/problemspanel.h"

#include "engine/checks/problems.h"
#include "engine/messages/message.h"
#include "widgets/document/document.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/session/runkeeper.h"

#include <QAbstractItemDelegate>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStackedLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

enum Role { RemedyRole = Qt::UserRole, NodeRole, TimeRole, LineRole };

/// Icon, what is wrong, and below it in a quieter colour what to do; as tall as the words need.
class ProblemDelegate : public QAbstractItemDelegate {
public:
    explicit ProblemDelegate(const QListWidget *list)
        : QAbstractItemDelegate(const_cast<QListWidget *>(list))
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = m_list->viewport()->width();
        const Places places = place(option, index, QRect(0, 0, width, 0));
        return {width, places.remedy.bottom() + kPadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background = option;
        background.text.clear();
        const QStyle *style = m_list->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter, m_list);
        const bool isSelected = option.state & QStyle::State_Selected;
        const Places places = place(option, index, option.rect);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, places.icon, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        const QPalette palette =
            QGuiApplication::palette(); // a style sheet's views dim the placeholder's colour
        painter->setFont(titleFont(option));
        painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(places.title, kFlags, index.data(Qt::DisplayRole).toString());
        painter->setFont(option.font);
        painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(places.remedy, kFlags, index.data(RemedyRole).toString());
    }

private:
    static constexpr int kPadding = 8;
    static constexpr int kFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
    struct Places {
        QRect icon;
        QRect title;
        QRect remedy;
    };

    static QFont titleFont(const QStyleOptionViewItem &option)
    {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        return font;
    }

    static QRect wrapped(const QFont &font, const QRect &from, const QString &text)
    {
        const QRect needed = QFontMetrics(font).boundingRect(from.adjusted(0, 0, 0, 100'000), kFlags, text);
        return {from.left(), from.top(), from.width(), needed.height()};
    }

    Places place(const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &row) const
    {
        const int side = option.fontMetrics.height() * 5 / 4;
        Places places;
        places.icon = {row.left() + kPadding, row.top() + kPadding, side, side};
        const QRect column(places.icon.right() + kPadding, row.top() + kPadding,
                           row.right() - places.icon.right() - 2 * kPadding, 0);
        places.title = wrapped(titleFont(option), column, index.data(Qt::DisplayRole).toString());
        const QRect below(column.left(), places.title.bottom() + 3, column.width(), 0);
        places.remedy = wrapped(option.font, below, index.data(RemedyRole).toString());
        return places;
    }

    const QListWidget *m_list;
};

} // namespace

ProblemsPanel::ProblemsPanel(Document &document, RunKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_list(new QListWidget)
    , m_stack(new QStackedLayout(this))
{
    auto *none = new QWidget;
    auto *line = new QHBoxLayout(none);
    auto *words = new QLabel;
    words->setProperty("role", u"muted"_s);
    line->addStretch(1);
    line->addWidget(new IconLabel(u"ok"_s));
    line->addWidget(words);
    line->addStretch(1);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->addWidget(none);
    m_stack->addWidget(m_list);
    connect(m_list, &QListWidget::itemActivated, this, &ProblemsPanel::pick);
    connect(&m_document, &Document::changed, this, &ProblemsPanel::refresh);
    connect(&m_keeper, &RunKeeper::runChanged, this, &ProblemsPanel::refresh);
    connect(&m_keeper, &RunKeeper::finished, this, &ProblemsPanel::refresh);
    connect(&m_keeper, &RunKeeper::retold, this, &ProblemsPanel::refresh);
    keepTranslated(this, [this, words] {
        words->setText(tr("No problems"));
        m_list->setAccessibleName(tr("Problems"));
        refresh();
    });
}

int ProblemsPanel::count() const
{
    return m_list->count();
}

QList<ProblemsPanel::Entry> ProblemsPanel::entries() const
{
    QList<Entry> all;
    const QList<Problem> problems = check(m_document.layout());
    const bool isToldInCode =
        std::any_of(problems.begin(), problems.end(), [](const Problem &each) { return each.line > 0; });
    for (const Verdict &verdict : m_keeper.verdicts()) {
        if (isToldInCode && verdict.kind == Verdict::Kind::Refused)
            continue; // it says the same, without the place
        const NodeId node = verdict.nodes.value(0, NodeId::None);
        all.append(
            {verdict.severity == Verdict::Severity::Error,
             fill(tr("{title}: {sentence}"), {{u"title", verdict.title}, {u"sentence", verdict.sentence}}),
             verdict.remedy, node, verdict.time, 0});
    }
    for (const Problem &problem : problems)
        all.append({problem.severity == Problem::Severity::Error,
                    problem.reason,
                    problem.remedy,
                    problem.node,
                    {},
                    problem.line});
    return all;
}

void ProblemsPanel::refresh()
{
    const QList<Entry> all = entries();
    if (all == m_shown)
        return;
    m_shown = all;
    const int before = count();
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Entry &entry : all) {
        auto *item = new QListWidgetItem(
            icons::icon(entry.isError ? u"error"_s : u"problems"_s, QPalette::Text), entry.title, m_list);
        item->setData(RemedyRole, entry.remedy);
        item->setData(NodeRole, quint32(entry.node));
        item->setData(LineRole, entry.line);
        if (entry.time)
            item->setData(TimeRole, *entry.time);
        item->setData(
            Qt::AccessibleTextRole,
            fill(entry.isError ? tr("Error: {problem} {remedy}") : tr("Warning: {problem} {remedy}"),
                 {{u"problem", entry.title}, {u"remedy", entry.remedy}}));
    }
    m_list->setCurrentRow(std::min(row, count() - 1));
    m_stack->setCurrentIndex(all.isEmpty() ? 0 : 1);
    if (count() != before)
        Q_EMIT countChanged(count());
}

void ProblemsPanel::pick(const QListWidgetItem *item)
{
    const NodeId node = NodeId(item->data(NodeRole).toUInt());
    const int line = item->data(LineRole).toInt();
    const QVariant time = item->data(TimeRole); // read first: what is picked may rebuild the list
    if (time.isValid())
        Q_EMIT timePicked(time.toLongLong());
    if (node != NodeId::None)
        Q_EMIT nodePicked(node);
    if (line > 0)
        Q_EMIT linePicked(line);
}

} // namespace signalbox
