// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/calendar/calendar.h"
#include "engine/library/calendar/timezones.h"

namespace signalbox::modules {

/// A datetime.date, datetime.time or datetime.datetime: all are a day and a time of it, of which a date has
/// only the first and a time only the second.
class Moment final : public objects::Opaque {
public:
    enum class What : quint8 { Date, Time, DateTime };
    struct Fields {
        Day day;
        qint64 micros = 0; ///< of the day
        objects::Value zone; ///< Missing is None
        int fold = 0;
    };

    Moment(const objects::Type &type, What what, Fields fields);
    /// Null where the value is none of the three.
    static const Moment *of(const objects::Value &value);
    /// From microseconds since 0001-01-01; raises OverflowError beyond year 9999.
    static objects::Value make(objects::Context &context, const objects::Type &type, What what,
                               objects::Wide micros, const objects::Value &zone);

    What what() const { return m_what; }
    const Fields &fields() const { return m_fields; }
    /// Since 0001-01-01, as the clock there shows.
    objects::Wide micros() const;
    /// Of its zone; 0 of none.
    qint64 offset() const;
    bool isAware() const { return !m_fields.zone.isMissing(); }
    std::tm asStruct() const;
    /// isoformat(): \a precision is "auto", "seconds" and so on; empty where that is unknown.
    std::string isoText(const std::string &separator, const std::string &precision) const;

    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    bool describe(objects::Context &context, objects::TextBuilder &out) override;
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer order(objects::Context &context, objects::Comparison how,
                          const objects::Value &other) override;
    objects::Answer hash(objects::Context &context, objects::Hash &out) override;
    objects::Value operate(objects::Context &context, objects::Operator op, const objects::Value &other,
                           bool isReflected) override;
    qint64 footprint() const override { return qint64(sizeof(Moment)); }
    void dropValues() override { m_fields.zone = {}; }

private:
    const What m_what;
    Fields m_fields;
};

} // namespace signalbox::modules
