// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/eventwriter.h"

namespace signalbox {

/// A table for spreadsheets, by RFC 4180, in UTF-8: a row for each stretch of a lane, each mark, each line
/// printed and each new value of a number, in the order in which they begin. Times are seconds. A text that a
/// spreadsheet would take for a formula has an apostrophe before it.
class CsvWriter : public EventWriter {
public:
    CsvWriter(const Run &run, const std::function<bool()> &isWanted);

private:
    void writeHead(QByteArray &out) override;
    void write(const ExportEvent &event, QByteArray &out) override;

    std::vector<QByteArray> m_names; ///< of tracks, as cells
    std::vector<QByteArray> m_units;
};

} // namespace signalbox
