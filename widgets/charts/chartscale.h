// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QChart;
class QColor;
class QPen;
class QValueAxis;

namespace signalbox {

struct Theme;

/// The distance of ticks of 1, 2 or 5 times a power of ten, so that \a length has at most \a most of them.
double niceStep(double length, int most);
/// Another range with ticks every \a step. An axis lays its ticks out anew after each call, so that a long
/// range with the small step of the one before would mean millions of them; a fixed count meanwhile means
/// five.
void setScale(QValueAxis &axis, double least, double most, double step);
/// As setScale() with a nice step, and labels that have as many places as it needs.
void setNiceScale(QValueAxis &axis, double least, double most, int ticks);
/// The colours and fonts of a chart's ground, its legend and \a axis.
void paintGround(QChart &chart, const Theme &theme);
void paintAxis(QValueAxis &axis, const Theme &theme);

} // namespace signalbox
