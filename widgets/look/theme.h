// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>

namespace signalbox {

/// The contrast ratio of two opaque colours as WCAG 2 defines it, from 1 (equal) to 21 (black on white).
double contrastRatio(const QColor &one, const QColor &other);

/// Every colour of the window and of what is exported from it. A value: painters take one and ask nobody
/// else, so a frame of an animation can be painted in another theme than the window's.
///
///     const Theme theme = Theme::dark();
///     painter.fillRect(chip, theme.taskColour(task));
///     painter.setPen(theme.textOn(theme.taskColour(task)));
///
/// text, mutedText, faintText, accent, ok, warning and error are readable (4.5:1) on window, panel, canvas,
/// card and cardHeader; task colours, controlBorder, wireIdle and playhead stand out (3:1) from them. Borders
/// and grid only decorate.
struct Theme {
    QString name; ///< "dark", "light" or "high-contrast": what settings and the command line call it
    bool isDark = true;

    QColor window; ///< behind the tool bar and between the panels
    QColor panel; ///< palette, inspector, event loop strip
    QColor field; ///< where one types, and lists
    QColor control; ///< a button at rest
    QColor controlHover; ///< a button under the pointer
    QColor controlBorder; ///< the outline that tells a control from its surroundings
    QColor border; ///< lines between panels

    QColor canvas;
    QColor gridDot;
    QColor card; ///< a node's body
    QColor cardHeader;
    QColor cardBorder;
    QColor slot; ///< an empty place: in a queue, a free permit, the groove of a progress bar
    QColor wireIdle;
    QColor timelineGrid;

    QColor text;
    QColor mutedText; ///< captions, second lines
    QColor faintText; ///< what need not be read at first: units, hints

    QColor accent; ///< the thing to press, links, what is on
    QColor selection; ///< outline of selected nodes, wires and slices
    QColor selectedRow; ///< background of selected text and rows; textOn() is the text on it
    QColor focus; ///< ring around what the keyboard talks to
    QColor ok;
    QColor warning;
    QColor error;
    QColor playhead;
    double futureOpacity = 0.45; ///< opacity of everything ahead of the playhead

    std::array<QColor, 7>
        taskColours; ///< Okabe and Ito's seven, in an order that alternates; see taskColour()

    static Theme dark();
    static Theme light();
    static Theme highContrast();
    /// The theme of that name, dark() where no theme has it.
    static Theme named(const QString &name);

    /// The colour of the index-th task (from 0); repeats after seven, when taskPattern() changes.
    QColor taskColour(int index) const;
    /// Which texture the index-th task wears on its colour: 0 plain, then 1, 2, 3 and again from 0.
    /// With it 28 tasks look different from each other.
    int taskPattern(int index) const;
    /// That texture as a brush style for painting over the colour with textOn() at low opacity; Qt::NoBrush
    /// for plain.
    Qt::BrushStyle taskPatternStyle(int index) const;

    /// Near-black or white, whichever is readable on an area filled with this colour: always 4.5:1.
    QColor textOn(const QColor &background) const;
    /// The colour itself where it is readable as text on the background, otherwise the nearest mix with text
    /// that is.
    QColor readable(const QColor &colour, const QColor &background) const;

    /// BrightText is the text on accent, Dark the outline of controls.
    QPalette palette() const;

    /// Fonts follow the application's font in family and size, so a person's larger font enlarges everything.
    static QFont titleFont(); ///< a node's name, a panel's heading: 1.2 times, semi-bold
    static QFont bodyFont();
    static QFont smallFont(); ///< captions: 0.88 times
    static QFont monoFont(); ///< code

    bool operator==(const Theme &) const = default;
};

} // namespace signalbox
