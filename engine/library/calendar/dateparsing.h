// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/calendar/dates.h"

namespace signalbox::modules {

/// What a text says of a day and a time.
struct ParsedMoment {
    Day day{1900, 1, 1};
    qint64 micros = 0; ///< of the day
    bool hasZone = false;
    qint64 offset = 0; ///< of the zone, in microseconds
};

/// date.fromisoformat() and its like; false where the text is none.
bool parseIso(const std::string &text, Moment::What what, ParsedMoment &out);
/// datetime.strptime(). Raises ValueError.
[[nodiscard]] bool parseByFormat(objects::Context &context, const std::string &text,
                                 const std::string &format, ParsedMoment &out);
/// "month must be in 1..12" and so on; false where it raised.
[[nodiscard]] bool checkDay(objects::Context &context, const Day &day);

} // namespace signalbox::modules
