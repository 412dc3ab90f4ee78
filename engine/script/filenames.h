// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Whether \a name is that of a file beside a program which Python can import: "helpers.py",
/// "shop/orders.py".
bool isFileName(const QString &name);

/// Whether \a node is such a file: a Module that goes by its name. Its code has names of its own, and runs
/// where the program imports it.
bool isFile(const Node &node);

/// Whether \a node is a piece of the program's own text, whose names all its pieces share.
bool isPiece(const Node &node);

/// As the program imports a file: "shop.orders"; of "shop/__init__.py" it is "shop".
QString moduleOfFile(const QString &name);

} // namespace signalbox
