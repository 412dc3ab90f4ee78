// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

/// Our drawings, by name: "queue", "lock-open", "play" … (the files in resources/icons). They are outlines in
/// one colour on a 24 × 24 grid; the colour is chosen when they are painted.
///
///     action->setIcon(icons::icon(QStringLiteral("save")));          // follows the theme, also when it
///     changes icons::paint(painter, QStringLiteral("lock"), where, theme.mutedText);
///
/// A name without a file is our own mistake and asserts.
namespace signalbox::icons {

/// Colours to paint an icon in. One that is not valid means: as text on a button, from the application's
/// palette at the time of painting.
struct Colours {
    QColor normal;
    QColor disabled;
    QColor selected; ///< in a selected row of a list

    bool operator==(const Colours &) const = default;
};

/// Every name there is, sorted.
QStringList names();

/// An icon that is drawn as lines at the very size and device pixel ratio it is asked for.
QIcon icon(const QString &name, const Colours &colours = {});

/// Paints the icon into the rectangle (its aspect kept, centred) as vectors, for canvas, timeline and
/// exports.
void paint(QPainter &painter, const QString &name, const QRectF &where, const QColor &colour);

/// The program's own icon, in colour.
QIcon applicationIcon();

} // namespace signalbox::icons
