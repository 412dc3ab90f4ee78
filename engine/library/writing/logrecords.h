// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// What a logger is told.
struct LogRecord {
    std::string logger;
    qint64 level = 0;
    objects::Value message;
    std::vector<objects::Value> arguments; ///< of %
    objects::Value exception; ///< Missing is none
    Host::Place place; ///< of the call that told it
    objects::Value given; ///< a dict of what the program adds: `extra`, and what it sets on the record
};

/// The levels of logging, by name and number: "WARNING" is 30.
std::string nameOfLevel(qint64 level);
/// A level as setLevel() takes it: an int or a name.
[[nodiscard]] bool levelOf(objects::Context &context, const objects::Value &value, qint64 &out);
/// The line of a record in a format; the empty text where it raised.
struct LogFormat {
    objects::Value format; ///< a str; Missing is "%(message)s"
    objects::Value dateFormat; ///< Missing is that with milliseconds
    bool isBraced = false; ///< style='{'
};
/// The record as handlers of the program get it: a logging.LogRecord.
[[nodiscard]] objects::Value makeRecord(objects::Context &context, const LogRecord &record);
/// The record in it; null where the value is none.
const LogRecord *recordOf(const objects::Value &value);
const objects::NativeType &recordType();
[[nodiscard]] objects::Value lineOf(objects::Context &context, const LogRecord &record,
                                    const LogFormat &format);

} // namespace signalbox::modules
