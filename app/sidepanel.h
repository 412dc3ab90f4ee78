// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTabWidget>

namespace signalbox {

/// The tabs at the right of the window. A page of code needs more room than a form: it has a width of its
/// own, which comes and goes with it, so the canvas keeps what the form does not need.
///
///     side->addPage(inspector);
///     side->addPage(code, SidePanel::Room::Wide);
///     connect(side, &SidePanel::widthWanted, this, …); // whoever shares out the window's width
class SidePanel : public QTabWidget {
    Q_OBJECT
public:
    enum class Room : quint8 { Narrow, Wide };

    explicit SidePanel(QWidget *parent = nullptr);

    /// Its tab has no words yet.
    void addPage(QWidget *page, Room room = Room::Narrow);
    bool shows(const QWidget *page) const; ///< it is in front, and the panel is not hidden
    void setWidths(int narrow, int wide); ///< in pixels; asks for the one of the page in front
    QByteArray saveWidths() const;
    void restoreWidths(const QByteArray &saved); ///< changes nothing where \a saved is none

Q_SIGNALS:
    void widthWanted(int width);

private:
    void changePage();
    int &widthOf(Room room) { return room == Room::Wide ? m_wide : m_narrow; }
    Room roomInFront() const { return m_wideOnes.contains(currentWidget()) ? Room::Wide : Room::Narrow; }

    QList<QWidget *> m_wideOnes;
    Room m_room = Room::Narrow;
    int m_narrow = 0;
    int m_wide = 0;
};

} // namespace signalbox
