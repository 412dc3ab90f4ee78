// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace signalbox {

struct Layout;

/// What a person would miss of one of two layouts if they took the other: a sentence for every node that is
/// only in one of them or was set differently, for every wire, for the settings of the run, and for all that
/// stands elsewhere. What would be missed most comes first. Nodes are the same where their ids and kinds are.
/// Empty where nothing differs that can be seen or run.
///
///     differences(document.layout(), *loadLayout(path).layout)    // "cook" is only in the file.
QStringList differences(const Layout &here, const Layout &inFile);

} // namespace signalbox
