// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// \a text as a label of a Mermaid diagram: on one line, cut to \a most letters, with what has a meaning of
/// its own there (";", "#", ":", "end") written as a number, "#59;". Never empty.
QString mermaidText(const QString &text, qsizetype most = 60);

} // namespace signalbox
