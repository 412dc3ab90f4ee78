// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <ctime>
#include <string>

namespace signalbox::modules {

/// A day of the Gregorian calendar, which goes back as far as year 1.
struct Day {
    qint64 year = 1;
    int month = 1;
    int day = 1;
};

/// Days since 0001-01-01, which is day 1, as date.toordinal() counts.
qint64 ordinalOf(const Day &day);
Day dayOf(qint64 ordinal);
int daysInMonth(qint64 year, int month);
/// Monday is 0.
int weekdayOf(const Day &day);
/// 1…366.
int dayOfYear(const Day &day);
/// Of 1970-01-01.
inline constexpr qint64 kEpochOrdinal = 719163;

/// A moment as C's struct tm, for strftime(): of seconds since 1970 in UTC.
std::tm momentOf(qint64 seconds);
qint64 secondsOf(const std::tm &moment);
/// strftime() in the C locale; \a micros fills in %f.
std::string formatMoment(const std::string &format, const std::tm &moment, int micros = 0);
/// "Mon Jan  1 10:00:00 2024".
std::string asciiMoment(const std::tm &moment);

} // namespace signalbox::modules
