// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace signalbox {

/// Writes a run in some format, a slice at a time, so that whoever writes it can show how far it is and can
/// stop. All slices together are the file.
///
///     const std::unique_ptr<TraceWriter> writer = traceWriter(TraceFormat::Perfetto, run, title);
///     while (!writer->isAtEnd())
///         file.write(writer->next());
class TraceWriter {
public:
    TraceWriter() = default;
    virtual ~TraceWriter() = default;
    Q_DISABLE_COPY_MOVE(TraceWriter)

    virtual bool isAtEnd() const = 0;
    virtual double progress() const = 0; ///< 0 to 1
    virtual QByteArray next() = 0; ///< may be empty
    /// At the end: what was left out, a sentence for people. Empty where nothing was.
    virtual QString leftOut() const { return {}; }
};

} // namespace signalbox
