// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// Virtual time: whole microseconds since the run began. Integers, because sums of binary fractions of a
/// second (0.7 + 0.1) would make two equal deadlines differ.
using Micros = qint64;

inline constexpr Micros kMicrosPerSecond = 1'000'000;

/// Nearest microsecond to \a seconds. Values beyond ±9e12 s are clamped.
Micros fromSeconds(double seconds);
/// What closer than this lies to now, in seconds, is due now: the resolution of CPython's clock.
inline constexpr double kClockResolution = 1e-9;
/// How long something takes that is asked to take \a seconds: where that is any time at all, then at least a
/// microsecond. So who sleeps until it is time, as a rate limiter does, gets there, though what remains may
/// be less than half a microsecond.
Micros delayFromSeconds(double seconds);
double toSeconds(Micros time);

/// "1.70 s", "0.25 s", "2.345 s": at least two decimals, never more than are needed, at most six.
QString formatTime(Micros time);

/// A span of time at a glance: "1.3 s", below a tenth "0.02 s", below a hundredth "7 ms". Rounded up, so that
/// "0.0 s" is never said of what is not over. Cards, the event-loop strip and sentences all say it in these
/// words.
QString briefTime(Micros time);
/// How long something took, in three figures: "0.7 s", "0.15 s", "1.23 s", "1.5 ms". For what does not count
/// down; there briefTime() keeps still.
QString lengthWords(Micros time);

} // namespace signalbox
