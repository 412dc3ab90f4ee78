// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/gallery.h"

#include "engine/file/layoutfile.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/panels/gallerycard.h"

#include <QDir>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

static void initExamples()
{
    Q_INIT_RESOURCE(examples); // a static library's resources are not linked by themselves
}

namespace signalbox {

using namespace Qt::StringLiterals;

QStringList exampleFiles()
{
    initExamples();
    const QDir directory(u":/signalbox/examples"_s, u"*.signalbox"_s, QDir::Name);
    QStringList paths;
    for (const QString &name : directory.entryList())
        paths.append(directory.filePath(name));
    return paths;
}

Gallery::Gallery(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_cards(new QListWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    auto *heading = new QLabel(tr("Choose a lesson, or begin with nothing"));
    heading->setFont(Theme::titleFont());
    heading->setWordWrap(true);
    auto *blank = new QPushButton(icons::icon(u"new"_s), tr("Blank layout"));
    auto *open = new QPushButton(icons::icon(u"open"_s), tr("Open…"));
    row->addWidget(heading, 1);
    row->addWidget(blank);
    row->addWidget(open);
    column->addLayout(row);
    column->addWidget(m_cards, 1);
    connect(blank, &QPushButton::clicked, this, &Gallery::blankChosen);
    connect(open, &QPushButton::clicked, this, &Gallery::openChosen);

    m_cards->setAccessibleName(tr("Examples"));
    m_cards->setViewMode(QListView::IconMode);
    m_cards->setResizeMode(QListView::Adjust);
    m_cards->setMovement(QListView::Static);
    m_cards->setUniformItemSizes(true);
    m_cards->setStyleSheet(u"QListView { background: transparent; border: none; }"_s);
    m_cards->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the columns would jump as it comes
    m_cards->viewport()->installEventFilter(this);
    m_cards->setMouseTracking(true);
    m_cards->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_cards->setItemDelegate(new GalleryCard(m_cards));
    m_cards->installEventFilter(this);
    connect(m_cards, &QListWidget::itemClicked, this, &Gallery::choose);
    addCards();
    setFocusProxy(m_cards);
}

void Gallery::addCards()
{
    for (const QString &path : exampleFiles()) {
        // Pictures, for which the whole layout is read, come one by one afterwards.
        const auto [title, lesson] = loadHeading(path);
        auto *item = new QListWidgetItem(title, m_cards);
        item->setData(GalleryCard::PathRole, path);
        item->setData(GalleryCard::LessonRole, lesson);
        item->setData(Qt::AccessibleTextRole,
                      fill(tr("{title}. {lesson}"), {{u"title", title}, {u"lesson", lesson}}));
        item->setToolTip(asToolTip(lesson));
    }
    m_cards->setCurrentRow(0);
    arrangeCards();
}

void Gallery::choose(const QListWidgetItem *item)
{
    Q_EMIT exampleChosen(item->data(GalleryCard::PathRole).toString());
}

void Gallery::arrangeCards()
{
    const int width = m_cards->viewport()->width() - 2; // a row that fits to the pixel is wrapped
    const int columns = std::max(1, width / (GalleryCard::leastWidth(m_cards->font()) + GalleryCard::kGap));
    const int cell = width / columns;
    const QSize card = GalleryCard::size(cell - GalleryCard::kGap, m_cards->font());
    m_cards->setGridSize({cell, card.height() + GalleryCard::kGap});
}

void Gallery::setTheme(const Theme &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    for (int row = 0; row < m_cards->count(); ++row)
        m_cards->item(row)->setData(Qt::DecorationRole, {});
    paintNext();
}

QPixmap Gallery::thumbnail(const QString &path) const
{
    for (int row = 0; row < m_cards->count(); ++row) {
        if (m_cards->item(row)->data(GalleryCard::PathRole).toString() == path)
            return m_cards->item(row)->data(Qt::DecorationRole).value<QPixmap>();
    }
    return {};
}

void Gallery::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_cards->setFocus();
    paintNext();
}

bool Gallery::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_cards->viewport() && event->type() == QEvent::Resize)
        arrangeCards();
    // Not itemActivated: whether a click or a double click activates is up to the desktop.
    if (watched == m_cards && event->type() == QEvent::KeyPress && m_cards->currentItem()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_cards->currentItem());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Gallery::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeCards();
}

/// One picture whenever the event loop is idle, so that the page is there at once.
void Gallery::paintNext()
{
    if (m_isPainting || !isVisible())
        return;
    for (int row = 0; row < m_cards->count(); ++row) {
        QListWidgetItem *item = m_cards->item(row);
        if (!item->data(Qt::DecorationRole).value<QPixmap>().isNull())
            continue;
        m_isPainting = true;
        QTimer::singleShot(0, this, [this, item] {
            m_isPainting = false;
            const int width = GalleryCard::leastWidth(m_cards->font()) * 3 / 2; // cards scale it to theirs
            const QString path = item->data(GalleryCard::PathRole).toString();
            item->setData(Qt::DecorationRole,
                          QPixmap::fromImage(
                              paintThumbnail(path, {width, width * 9 / 16}, devicePixelRatioF(), m_theme)));
            paintNext();
        });
        return;
    }
}

} // namespace signalbox
