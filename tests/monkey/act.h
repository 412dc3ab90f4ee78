// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <array>
#include <optional>
#include <random>

namespace signalbox::testing {

/// One thing that the monkey does. The numbers choose among what there is at that moment, so a list of acts
/// means something also when some are left out.
struct Act {
    enum class Kind : quint8 {
        Click, ///< somewhere on some widget
        Press, ///< a key
        Shortcut, ///< a key with Ctrl, Shift or Alt
        Type, ///< words, letter by letter
        Drag, ///< across some widget
        Scroll,
        Wire, ///< from a port on the canvas to another node
        MoveNode,
        Trigger, ///< an action of the window
        Paste,
        Play,
        Charts,
        Resize, ///< the window
        Open, ///< a copy of an example
        Wait,
    };
    static constexpr int kKinds = 15;

    Kind kind = Kind::Wait;
    std::array<quint32, 4> numbers{};

    QString text() const; ///< one line, as acts are kept in files
    static std::optional<Act> fromText(const QString &line);
};

QList<Act> randomActs(quint32 seed, int count);
/// Null where \a path cannot be read or holds something else.
std::optional<QList<Act>> actsIn(const QString &path);

} // namespace signalbox::testing
