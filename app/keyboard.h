// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace signalbox {

/// Keys without Ctrl that are also commands of the window (Space plays) must not be taken from whoever has
/// the keyboard and means something else by them: a line being typed, a button, a list. This lets such a
/// widget have them. It watches the whole application while it lives.
class KeyGuard : public QObject {
    Q_OBJECT
public:
    explicit KeyGuard(QObject *parent = nullptr);

    /// Whether \a widget has a use of its own for \a key.
    static bool needs(const QWidget *widget, int key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// The parts of the window among which F6 moves the keyboard, in order. Each remembers where in it the
/// keyboard was.
class Panes : public QObject {
    Q_OBJECT
public:
    explicit Panes(QObject *parent = nullptr);

    void add(QWidget *pane);
    void cycle(int direction);

private:
    int current() const;

    struct Pane {
        QWidget *widget = nullptr;
        QPointer<QWidget> last;
    };
    QList<Pane> m_panes;
};

} // namespace signalbox
