// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/writing/logrecords.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

/// logging.Formatter.
class LogFormatter final : public objects::Opaque {
public:
    explicit LogFormatter(LogFormat format);
    const LogFormat &format() const { return m_format; }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(LogFormatter)); }
    void dropValues() override { m_format = {}; }

private:
    LogFormat m_format;
};

/// logging.StreamHandler, and NullHandler, which writes nothing.
class LogHandler final : public objects::Opaque {
public:
    /// \a stream: has write(); Missing writes nothing.
    LogHandler(const objects::Type &type, objects::Value stream);
    /// What goes wrong is told on stderr, as logging does; false where even that raised.
    [[nodiscard]] bool emit(objects::Context &context, const LogRecord &record);
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(LogHandler)); }
    void dropValues() override
    {
        m_stream = formatter = {};
        filters.clear();
    }

    objects::Value formatter; ///< Missing is none
    qint64 level = 0;
    std::vector<objects::Value> filters;

private:
    objects::Value m_stream;
};

const objects::NativeType &formatterType();
const objects::NativeType &streamHandlerType();
const objects::NativeType &nullHandlerType();
/// logging.Handler: for classes of the program.
const objects::NativeType &handlerType();
/// Whether all \a filters let \a record, a logging.LogRecord, pass.
objects::Answer passes(objects::Context &context, const std::vector<objects::Value> &filters,
                       const objects::Value &record);
/// Gives a record to a handler: to emit() of its class where that is the program's. False where it raised.
[[nodiscard]] bool handleRecord(objects::Context &context, const objects::Value &handler,
                                const LogRecord &record);
/// Null where the value is none.
LogHandler *handlerOf(const objects::Value &value);

} // namespace signalbox::modules
