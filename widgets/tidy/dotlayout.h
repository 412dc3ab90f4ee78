// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/tidy/tidygraph.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace signalbox {

/// The auto-layout of Graphviz, whose `dot` runs as a process of its own: its licence does not go with ours,
/// so it is never linked. It places better than our own where many wires cross; what it cannot do is left to
/// ours.
class Dot {
public:
    /// \a program: its name or path.
    explicit Dot(QString program = QStringLiteral("dot"))
        : m_program(std::move(program))
    {
    }

    static constexpr int kMostBoxes = 150; ///< of more it takes too long
    static constexpr int kTimeLimit =
        800; ///< milliseconds: the window waits, and nothing may take it a second

    /// Nothing where it is not installed, fails, says something strange, or takes longer than \a
    /// milliseconds: it is ended then, and not asked again.
    std::optional<TidyPlaces> layout(const TidyGraph &graph, int milliseconds = kTimeLimit);

    /// The graph in the language of dot. Of names it knows only numbers: "n3", "cluster5".
    static QByteArray textOf(const TidyGraph &graph);
    /// Reads what dot writes with -Tplain. Frames that hold something have no place there: settle() finds it.
    static std::optional<TidyPlaces> placesIn(const QByteArray &plain, const TidyGraph &graph);

private:
    std::optional<QByteArray> answer(const QByteArray &question, int milliseconds);

    QString m_program;
    bool m_isUseless = false;
};

} // namespace signalbox
