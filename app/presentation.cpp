// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presentation.h"

#include "widgets/document/document.h"
#include "widgets/session/player.h"

#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPainter>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStatusBar>

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox {

namespace {

constexpr double kLargeType = 1.4; ///< of the usual size: to be read from the last row
constexpr int kSpot = 44; ///< pixels across
/// What takes room from the picture and is for whoever draws.
constexpr std::array kPanels{Actions::ShowPalette, Actions::ShowSide,   Actions::ShowCharts,
                             Actions::ShowFigures, Actions::ShowSweeps, Actions::ShowComparison};

} // namespace

/// A ring around the pointer, for those who watch. It takes no clicks.
class Spot : public QWidget {
public:
    explicit Spot(QWidget *window)
        : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        resize(kSpot, kSpot);
        hide();
    }
    void moveTo(QPoint place)
    {
        move(place - rect().center());
        raise();
        show();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ring = QRectF(rect()).adjusted(4, 4, -4, -4);
        painter.setBrush(QColor(230, 159, 0, 70));
        painter.setPen(QPen(QColor(0, 0, 0, 160), 5)); // seen on dark and on pale
        painter.drawEllipse(ring);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(255, 176, 0), 3));
        painter.drawEllipse(ring);
    }
};

Presentation::Presentation(QMainWindow &window, const Parts &parts)
    : QObject(&window)
    , m_window(window)
    , m_parts(parts)
    , m_leave(new QShortcut(Qt::Key_Escape, &window))
    , m_spot(new Spot(&window))
{
    m_leave->setEnabled(false);
    m_leave->setContext(Qt::WindowShortcut);
    connect(m_leave, &QShortcut::activated, this, &Presentation::end);
    Actions &actions = m_parts.actions;
    connect(actions[Actions::Present], &QAction::triggered, this, [this](bool on) { on ? begin() : end(); });
    connect(actions[Actions::FullScreen], &QAction::triggered, this, &Presentation::fillScreen);
    connect(actions[Actions::NextStop], &QAction::triggered, this, &Presentation::playToNextStop);
    connect(actions[Actions::PreviousStop], &QAction::triggered, this, &Presentation::goToPreviousStop);
    connect(&m_parts.player, &Player::moved, this, [this] {
        holdAtStops();
        showCaption();
    });
    connect(&m_parts.document, &Document::changed, this, &Presentation::makeRoomForCaptions);
    connect(&actions, &Actions::renamed, this, &Presentation::offerStops);
    constexpr int often = 30; // milliseconds
    m_pointer.setInterval(often);
    connect(&m_pointer, &QTimer::timeout, this, &Presentation::followPointer);
    window.installEventFilter(this);
    m_parts.caption->installEventFilter(this);
    offerStops();
}

QList<Stop> Presentation::stops() const
{
    return stopsOf(m_parts.document.layout());
}

void Presentation::begin()
{
    if (isOn())
        return;
    Before before{m_window.windowState(), QApplication::font(), {}, {}};
    for (const Actions::Id panel : kPanels)
        before.panels.insert(panel, m_parts.actions[panel]->isChecked());
    for (const QSplitter *splitter : m_parts.splitters)
        before.splitters.append(splitter->saveState());
    m_before = before;
    m_parts.actions[Actions::Present]->setChecked(true);
    QHash<int, bool> none;
    for (const Actions::Id panel : kPanels)
        none.insert(panel, false);
    showPanels(none);
    m_window.menuBar()->hide(); // its keys stay
    m_window.statusBar()->hide();
    QFont font = before.font;
    font.setPointSizeF(font.pointSizeF() * kLargeType);
    setType(font);
    fillScreen(true);
    m_leave->setEnabled(true);
    m_pointed = QCursor::pos();
    m_pointer.start();
    m_shown = m_parts.player.time();
    offerStops();
    makeRoomForCaptions();
    Q_EMIT roomChanged();
}

void Presentation::end()
{
    if (!isOn())
        return;
    const Before before = *m_before;
    m_before.reset();
    m_parts.actions[Actions::Present]->setChecked(false);
    m_leave->setEnabled(false);
    m_pointer.stop();
    m_spot->hide();
    m_window.menuBar()->show();
    m_window.statusBar()->show();
    setType(before.font);
    showPanels(before.panels);
    m_window.setWindowState(before.window);
    for (qsizetype at = 0; at < m_parts.splitters.size(); ++at)
        m_parts.splitters[at]->restoreState(before.splitters[at]);
    offerStops();
    makeRoomForCaptions();
    Q_EMIT roomChanged();
}

/// Beyond that, Page Down and Page Up belong to whatever scrolls.
void Presentation::offerStops()
{
    for (const Actions::Id id : {Actions::NextStop, Actions::PreviousStop})
        m_parts.actions.setAvailable(id, isOn(), tr("Only while it is shown to a room: F5."));
}

void Presentation::fillScreen(bool fill)
{
    m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, fill));
}

void Presentation::showPanels(const QHash<int, bool> &panels)
{
    for (auto [panel, isShown] : panels.asKeyValueRange())
        m_parts.actions[Actions::Id(panel)]->setChecked(isShown);
}

void Presentation::setType(const QFont &font)
{
    QApplication::setFont(font);
    Q_EMIT typeChanged();
}

/// Which is reached in time, so that one sees how it comes to that; asked for once more, at once.
void Presentation::playToNextStop()
{
    Player &player = m_parts.player;
    const QList<Stop> all = stops();
    const auto next = std::ranges::find_if(all, [&](const Stop &stop) { return stop.time > player.time(); });
    if (!player.isPlaying())
        return player.play();
    if (next == all.end())
        return all.isEmpty() ? player.pause() : player.toEnd();
    player.pause();
    player.seek(next->time);
}

void Presentation::goToPreviousStop()
{
    Player &player = m_parts.player;
    player.pause();
    const QList<Stop> all = stops();
    const auto before =
        std::find_if(all.rbegin(), all.rend(), [&](const Stop &stop) { return stop.time < player.time(); });
    if (before == all.rend())
        player.toStart();
    else
        player.seek(before->time);
}

/// While it is shown to a room, playing pauses at each stop.
void Presentation::holdAtStops()
{
    Player &player = m_parts.player;
    const Micros before = std::exchange(m_shown, player.time());
    if (!isOn() || !player.isPlaying())
        return;
    for (const Stop &stop : stops()) {
        if (before < stop.time && stop.time <= player.time()) {
            player.pause();
            player.seek(stop.time);
            return;
        }
    }
}

/// For the longest of them, all the time, so that nothing moves where one comes.
void Presentation::makeRoomForCaptions()
{
    QLabel &caption = *m_parts.caption;
    int height = 0;
    for (const Stop &stop : isOn() ? stops() : QList<Stop>()) {
        caption.setText(stop.caption);
        if (!stop.caption.isEmpty())
            height = std::max(height, caption.heightForWidth(caption.width()));
    }
    caption.setVisible(height > 0);
    caption.setFixedHeight(height);
    showCaption();
}

void Presentation::showCaption()
{
    if (!isOn())
        return;
    const QList<Stop> all = stops();
    const auto here = std::ranges::find(all, m_parts.player.time(), &Stop::time);
    m_parts.caption->setText(here == all.end() ? QString() : here->caption);
}

void Presentation::followPointer()
{
    const QPoint place = QCursor::pos();
    if (std::exchange(m_pointed, place) != place)
        m_spot->moveTo(m_window.mapFromGlobal(place));
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::WindowStateChange)
        m_parts.actions[Actions::FullScreen]->setChecked(m_window.isFullScreen());
    if (watched == m_parts.caption && event->type() == QEvent::Resize && isOn()) {
        const auto *resized = static_cast<QResizeEvent *>(event);
        if (resized->size().width() != resized->oldSize().width())
            QMetaObject::invokeMethod(this, &Presentation::makeRoomForCaptions, Qt::QueuedConnection);
    }
    return false;
}

} // namespace signalbox
