// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
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

/// Every name there is, sorted.
QStringList names();

/// An icon that is drawn as lines at the very size and device pixel ratio it is asked for. It looks up the
/// role in the application's palette whenever it is painted, so it follows the theme; disabled, selected and
/// checked ones differ. On a button of the "primary" kind use QPalette::BrightText.
QIcon icon(const QString &name, QPalette::ColorRole role = QPalette::ButtonText);

/// The same in a colour of its own (a task's), whatever the theme; paler where disabled.
QIcon icon(const QString &name, const QColor &colour);

/// Paints the icon into the rectangle (its aspect kept, centred) as vectors, for canvas, timeline and
/// exports.
void paint(QPainter &painter, const QString &name, const QRectF &where, const QColor &colour);

/// The program's own icon, in colour.
QIcon applicationIcon();

} // namespace signalbox::icons
