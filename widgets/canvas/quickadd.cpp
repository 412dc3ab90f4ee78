// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/quickadd.h"

#include "widgets/look/livewords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 420;
constexpr int kRowsShown = 6;

} // namespace

QuickAdd::QuickAdd(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_model(new KindModel(this))
    , m_delegate(new KindDelegate(true, this))
{
    setObjectName(u"quickAdd"_s);
    m_title->setProperty("role", u"muted"_s);
    m_nothing->setProperty("role", u"muted"_s);
    m_nothing->setMargin(8);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus); // keys stay with the search
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_search, m_list, m_nothing})
        column->addWidget(part);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &QuickAdd::filter);
    connect(m_list, &QListView::clicked, this, &QuickAdd::choose);
    setTheme(m_theme);
    keepTranslated(this, [this] { showWords(); });
    hide();
}

void QuickAdd::showWords()
{
    setAccessibleName(tr("Quick add"));
    m_nothing->setText(tr("Nothing is called that."));
    m_search->setPlaceholderText(tr("Search, then Enter"));
    m_search->setAccessibleName(tr("Search for a kind of node"));
    m_list->setAccessibleName(tr("Kinds of node"));
}

void QuickAdd::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_list->setStyleSheet(u"QListView { background: %1; border: none; }"_s.arg(theme.card.name()));
    update();
}

void QuickAdd::open(QPoint at, const QList<NodeKind> &kinds, const QString &title)
{
    m_kinds = kinds;
    m_title->setText(title);
    m_search->clear();
    setFixedWidth(std::min(kWidth, parentWidget()->width()));
    filter();
    const QSize room = parentWidget()->size() - size();
    move(std::clamp(at.x(), 0, std::max(room.width(), 0)), std::clamp(at.y(), 0, std::max(room.height(), 0)));
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

void QuickAdd::filter()
{
    m_model->showRanked(m_search->text(), m_kinds);
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    if (rows == 0) {
        adjustSize();
        return;
    }
    const QModelIndex first = m_model->index(0, 0);
    const int most = std::min(rows, kRowsShown);
    m_list->setFixedHeight(m_list->sizeHintForIndex(first).height() * most + 2);
    m_list->setCurrentIndex(first);
    adjustSize();
}

void QuickAdd::moveChoice(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = (m_list->currentIndex().row() + rows + count) % count;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void QuickAdd::choose()
{
    const auto kind = m_model->kindAt(m_list->currentIndex());
    if (!kind || m_model->rowCount() == 0)
        return;
    close(true);
    Q_EMIT kindChosen(*kind);
}

void QuickAdd::close(bool giveFocusBack)
{
    // Before hiding: that would send the focus to whatever comes next.
    if (giveFocusBack)
        parentWidget()->setFocus(Qt::PopupFocusReason);
    hide();
}

bool QuickAdd::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            close(false);
        return false;
    }
    // Claimed before any shortcut of the window can take them.
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const QList<int> ours{Qt::Key_Escape, Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Up,
                          Qt::Key_Down,   Qt::Key_Tab,    Qt::Key_Backtab};
    if (!ours.contains(key))
        return false;
    if (asks) {
        event->accept();
        return true;
    }
    if (key == Qt::Key_Escape)
        close(true);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        choose();
    else
        moveChoice(key == Qt::Key_Up || key == Qt::Key_Backtab ? -1 : 1);
    return true;
}

void QuickAdd::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.controlBorder, 1));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace signalbox
