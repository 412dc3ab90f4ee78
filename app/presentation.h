// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/actions.h"
#include "engine/layout/stops.h"

#include <QFont>
#include <QHash>
#include <QObject>
#include <QPoint>
#include <QTimer>

#include <optional>

class QLabel;
class QMainWindow;
class QShortcut;
class QSplitter;

namespace signalbox {

class Document;
class Player;
class Spot;

/// Shows the window to a room: it fills the screen, only canvas, play bar, timeline and output stay, type is
/// large, a spot follows the pointer, and what a stop says stands below the canvas while the playhead is
/// there. A clicker's keys (Page Down, Page Up) play on to the next stop and go back to the one before;
/// without stops they play, pause and go back to the start. Esc ends it, and the window is as it was.
class Presentation : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document &document;
        Player &player;
        Actions &actions;
        QLabel *caption; ///< below the canvas, hidden; it shows what stops say
        QList<QSplitter *> splitters;
    };
    /// All parts must outlive it; it belongs to \a window.
    Presentation(QMainWindow &window, const Parts &parts);

    bool isOn() const { return m_before.has_value(); }
    void begin();
    void end();

Q_SIGNALS:
    void typeChanged(); ///< the application's font is another size: everything is to be dressed again
    void roomChanged(); ///< the canvas has another size

protected:
    /// Sees the window leave full screen, and the caption get another width.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What is to be put back at the end.
    struct Before {
        Qt::WindowStates window;
        QFont font;
        QHash<int, bool> panels; ///< by action: whether it was checked
        QList<QByteArray> splitters;
    };

    void fillScreen(bool fill);
    void showPanels(const QHash<int, bool> &panels);
    void setType(const QFont &font);
    void playToNextStop();
    void goToPreviousStop();
    void holdAtStops();
    void offerStops();
    void makeRoomForCaptions();
    void showCaption();
    void followPointer();
    QList<Stop> stops() const;

    QMainWindow &m_window;
    const Parts m_parts;
    std::optional<Before> m_before; ///< while it is on
    QShortcut *m_leave = nullptr;
    Spot *m_spot = nullptr;
    QTimer m_pointer; ///< looks where it is: not every widget hears of it
    QPoint m_pointed; ///< where it was
    Micros m_shown = 0; ///< where the playhead was last
};

} // namespace signalbox
