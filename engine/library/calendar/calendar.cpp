// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/calendar.h"

#include <array>

namespace signalbox::modules {

namespace {

constexpr std::array<int, 13> kDaysBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
constexpr qint64 kDaysIn400Years = 146097;
constexpr const char *kWeekdayNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};
constexpr const char *kMonthNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

bool isLeap(qint64 year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

qint64 daysBeforeYear(qint64 year)
{
    const qint64 past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

int daysBeforeMonth(qint64 year, int month)
{
    return kDaysBefore[size_t(month - 1)] + (month > 2 && isLeap(year) ? 1 : 0);
}

std::string filledUp(qint64 number, size_t width, char fill = '0')
{
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), fill) + digits : digits;
}

std::string clock(const std::tm &moment)
{
    return filledUp(moment.tm_hour, 2) + ":" + filledUp(moment.tm_min, 2) + ":" + filledUp(moment.tm_sec, 2);
}

// One directive of strftime(); what is none stays as it is.
std::string directiveText(char directive, const std::tm &moment, int micros)
{
    const std::string weekday = kWeekdayNames[(moment.tm_wday + 6) % 7], month = kMonthNames[moment.tm_mon];
    const qint64 year = moment.tm_year + 1900;
    const int hour = moment.tm_hour % 12 == 0 ? 12 : moment.tm_hour % 12;
    switch (directive) {
    case 'a':
        return weekday.substr(0, 3);
    case 'A':
        return weekday;
    case 'b':
    case 'h':
        return month.substr(0, 3);
    case 'B':
        return month;
    case 'c':
        return asciiMoment(moment);
    case 'd':
        return filledUp(moment.tm_mday, 2);
    case 'e':
        return filledUp(moment.tm_mday, 2, ' ');
    case 'D':
    case 'x':
        return filledUp(moment.tm_mon + 1, 2) + "/" + filledUp(moment.tm_mday, 2) + "/"
            + filledUp(year % 100, 2);
    case 'f':
        return filledUp(micros, 6);
    case 'F':
        return std::to_string(year) + "-" + filledUp(moment.tm_mon + 1, 2) + "-"
            + filledUp(moment.tm_mday, 2);
    case 'H':
        return filledUp(moment.tm_hour, 2);
    case 'I':
        return filledUp(hour, 2);
    case 'j':
        return filledUp(moment.tm_yday + 1, 3);
    case 'm':
        return filledUp(moment.tm_mon + 1, 2);
    case 'M':
        return filledUp(moment.tm_min, 2);
    case 'n':
        return "\n";
    case 't':
        return "\t";
    case 'p':
        return moment.tm_hour < 12 ? "AM" : "PM";
    case 'R':
        return filledUp(moment.tm_hour, 2) + ":" + filledUp(moment.tm_min, 2);
    case 's':
        return std::to_string(secondsOf(moment));
    case 'S':
        return filledUp(moment.tm_sec, 2);
    case 'T':
    case 'X':
        return clock(moment);
    case 'u':
        return std::to_string(moment.tm_wday == 0 ? 7 : moment.tm_wday);
    case 'w':
        return std::to_string(moment.tm_wday);
    case 'U':
        return filledUp((moment.tm_yday + 7 - moment.tm_wday) / 7, 2);
    case 'W':
        return filledUp((moment.tm_yday + 7 - (moment.tm_wday + 6) % 7) / 7, 2);
    case 'y':
        return filledUp(year % 100, 2);
    case 'Y':
        return std::to_string(year);
    case 'C':
        return filledUp(year / 100, 2);
    case 'z':
        return "+0000";
    case 'Z':
        return "UTC";
    case '%':
        return "%";
    }
    return std::string("%") + directive;
}

} // namespace

qint64 ordinalOf(const Day &day)
{
    return daysBeforeYear(day.year) + daysBeforeMonth(day.year, day.month) + day.day;
}

Day dayOf(qint64 ordinal)
{
    // The year is right or one too large at first.
    const qint64 cycles = (ordinal - 1) / kDaysIn400Years, rest = (ordinal - 1) % kDaysIn400Years;
    Day day;
    day.year = cycles * 400 + rest / 365 + 1;
    while (daysBeforeYear(day.year) >= ordinal)
        --day.year;
    const int left = int(ordinal - daysBeforeYear(day.year));
    day.month = 12;
    while (daysBeforeMonth(day.year, day.month) >= left)
        --day.month;
    day.day = left - daysBeforeMonth(day.year, day.month);
    return day;
}

int daysInMonth(qint64 year, int month)
{
    return kDaysBefore[size_t(month)] - kDaysBefore[size_t(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
}

int weekdayOf(const Day &day)
{
    return int((ordinalOf(day) + 6) % 7);
}

int dayOfYear(const Day &day)
{
    return daysBeforeMonth(day.year, day.month) + day.day;
}

std::tm momentOf(qint64 seconds)
{
    const qint64 days = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
    const int left = int(seconds - days * 86400);
    const Day day = dayOf(kEpochOrdinal + days);
    std::tm moment{};
    moment.tm_year = int(day.year - 1900);
    moment.tm_mon = day.month - 1;
    moment.tm_mday = day.day;
    moment.tm_hour = left / 3600;
    moment.tm_min = left / 60 % 60;
    moment.tm_sec = left % 60;
    moment.tm_wday = (weekdayOf(day) + 1) % 7;
    moment.tm_yday = dayOfYear(day) - 1;
    return moment;
}

qint64 secondsOf(const std::tm &moment)
{
    const Day first{moment.tm_year + 1900, moment.tm_mon + 1, 1};
    const qint64 days = ordinalOf(first) - kEpochOrdinal + moment.tm_mday - 1;
    return days * 86400 + moment.tm_hour * 3600 + moment.tm_min * 60 + moment.tm_sec;
}

std::string formatMoment(const std::string &format, const std::tm &moment, int micros)
{
    std::string out;
    for (size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size())
            out += format[i];
        else
            out += directiveText(format[++i], moment, micros);
    }
    return out;
}

std::string asciiMoment(const std::tm &moment)
{
    return std::string(kWeekdayNames[(moment.tm_wday + 6) % 7]).substr(0, 3) + " "
        + std::string(kMonthNames[moment.tm_mon]).substr(0, 3) + " " + filledUp(moment.tm_mday, 2, ' ') + " "
        + clock(moment) + " " + std::to_string(moment.tm_year + 1900);
}

} // namespace signalbox::modules
