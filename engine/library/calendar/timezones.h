// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/calendar/timedeltas.h"

namespace signalbox::modules {

/// A datetime.timezone: a fixed distance from UTC.
class TimeZone final : public objects::Opaque {
public:
    /// \a name: empty where none was given.
    TimeZone(qint64 offsetMicros, std::string name);
    /// Null where the value is none.
    static const TimeZone *of(const objects::Value &value);
    /// timezone.utc.
    static objects::Value utc(objects::Context &context);

    qint64 offset() const { return m_offset; }
    /// "UTC+01:00", or the name it was given.
    std::string name() const;

    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    bool describe(objects::Context &context, objects::TextBuilder &out) override;
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer hash(objects::Context &context, objects::Hash &out) override;
    qint64 footprint() const override { return qint64(sizeof(TimeZone)); }

private:
    const qint64 m_offset;
    const std::string m_name;
};

const objects::NativeType &timeZoneType();
/// "+01:00", as isoformat() and str() have it; \a separator stands between.
std::string offsetText(qint64 micros, const char *separator);

} // namespace signalbox::modules
