// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/eventwriter.h"

namespace signalbox {

/// JSON in Chrome's Trace Event Format, which chrome://tracing, Perfetto, speedscope and others read: a
/// process that is the run, a thread for each track, microseconds. As flows lead only from and to what has a
/// slice there, waking and being woken are slices without length.
class ChromeWriter : public EventWriter {
public:
    ChromeWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted);

private:
    void writeHead(QByteArray &out) override;
    void write(const ExportEvent &event, QByteArray &out) override;
    void writeFoot(QByteArray &out) override;
    void writeNumber(const ExportEvent &event, QByteArray &out) const;
    void writeFlow(const ExportEvent &event, QByteArray &out) const;
    void open(const char *phase, const ExportEvent &event, QByteArray &out) const;

    const QString m_title;
    std::vector<QByteArray> m_names; ///< of tracks, in quotes
    std::vector<QByteArray> m_units;
};

} // namespace signalbox
