// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/palettepanel.h"

#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"

#include <QDrag>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLetters = 28; ///< about so many have room in the narrowest palette

/// A list whose drag carries only the kind: the canvas shows what is coming, at its own size.
class KindListView : public QListView {
public:
    using QListView::QListView;

protected:
    /// A view wants two moves to begin a drag. While the window is busy a whole gesture arrives as one: it
    /// counts for both, or a quick hand's drag would be lost.
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const bool wasDragging = state() == DraggingState;
        QListView::mouseMoveEvent(event);
        if (!wasDragging && state() == DraggingState)
            QListView::mouseMoveEvent(event);
    }

    void startDrag(Qt::DropActions) override
    {
        QMimeData *kind = model()->mimeData({currentIndex()});
        if (!kind)
            return;
        auto *drag = new QDrag(this);
        drag->setMimeData(kind);
        const QSize small(20, 20);
        drag->setPixmap(currentIndex().data(Qt::DecorationRole).value<QIcon>().pixmap(small));
        drag->setHotSpot({-8, -8});
        drag->exec(Qt::CopyAction);
    }
};

} // namespace

PalettePanel::PalettePanel(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new KindListView(this))
    , m_nothing(new QLabel(this))
    , m_model(new KindModel(this))
    , m_delegate(new KindDelegate(false, this))
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setProperty("role", u"muted"_s);
    m_nothing->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(m_list, &QListView::doubleClicked, this, &PalettePanel::activate);
    setTheme(Theme::dark());
    keepTranslated(this, [this] { showWords(); });
}

/// So that the names can be read, within reason, wherever other panels want more room.
QSize PalettePanel::minimumSizeHint() const
{
    int names = 0;
    for (const NodeInfo &kind : nodeCatalog())
        names = std::max(names, KindDelegate::widthOf(kind.label()));
    names = std::min(names, kMostLetters * fontMetrics().averageCharWidth());
    const QMargins margins = layout()->contentsMargins();
    return {names + m_list->verticalScrollBar()->sizeHint().width() + margins.left() + margins.right(),
            QWidget::minimumSizeHint().height()};
}

void PalettePanel::showWords()
{
    setAccessibleName(tr("Palette"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the palette"));
    m_search->setToolTip(tr("Shows what contains these letters; Down goes to the list."));
    m_list->setAccessibleName(tr("Things to add"));
    m_nothing->setText(tr("Nothing is called that."));
    filter(m_search->text());
    updateGeometry();
}

void PalettePanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_list->setStyleSheet(u"QListView { background: transparent; border: none; }"_s);
    m_list->viewport()->update();
}

void PalettePanel::filter(const QString &words)
{
    m_model->showGroups(words);
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_list->setCurrentIndex(words.trimmed().isEmpty() ? QModelIndex() : firstKind());
}

QModelIndex PalettePanel::firstKind() const
{
    // Where a search stands, Enter takes what answers best, not what happens to stand first.
    QModelIndex best;
    int bestRank = 3;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const auto kind = m_model->kindAt(index);
        const int rank = kind ? searchRank(info(*kind), m_search->text()) : 3;
        if (rank < bestRank) {
            best = index;
            bestRank = rank;
        }
    }
    return best;
}

void PalettePanel::activate(const QModelIndex &index)
{
    if (const auto kind = m_model->kindAt(index))
        Q_EMIT kindActivated(*kind);
}

bool PalettePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        activate(m_list->currentIndex());
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(firstKind());
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
