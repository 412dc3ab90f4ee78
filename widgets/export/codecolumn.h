// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonsource.h"
#include "engine/replay/replay.h"
#include "widgets/look/theme.h"

#include <QList>
#include <QRectF>
#include <QStringList>

#include <vector>

class QPainter;

namespace signalbox {

/// The program in Python beside its picture: of a drawn document what the Python export writes, else its own
/// code. The line that each task is at has the colour of the task, and its name behind it.
class CodeColumn {
public:
    /// Of a line, what has a colour of its own.
    struct Part {
        enum class Kind { Text, Comment, Word };
        qsizetype begin = 0;
        qsizetype length = 0;
        Kind kind = Kind::Word;

        bool operator==(const Part &) const = default;
    };
    /// Strings, which may go over several lines, comments and keywords of a text, line by line.
    static std::vector<QList<Part>> partsOf(const QStringList &lines);

    CodeColumn(const Layout &layout, const Run &run);

    /// How wide it likes to be, in units, of \a room for all.
    double width(double room) const;
    void paint(QPainter &painter, const Replay &replay, const World &world, const Theme &theme,
               const QRectF &area) const;

private:
    struct Mark {
        qsizetype line = 0;
        int colour = -1; ///< of a task, -1 for main
        QString names;
    };
    QList<Mark> marks(const Run &run, const World &world) const;
    qsizetype firstLine(const QList<Mark> &marks, qsizetype shown) const;

    PythonSource m_source;
    std::vector<QList<Part>> m_parts; ///< by line
    std::vector<qsizetype> m_lineOfStep; ///< by program step; -1 where it has none
    QList<int> m_colours; ///< by task
    qsizetype m_longest = 0; ///< signs of the longest line
};

} // namespace signalbox
