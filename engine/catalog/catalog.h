// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/nodecatalog.h"
#include "engine/catalog/paramcatalog.h"
#include "engine/catalog/predicatecatalog.h"
#include "engine/catalog/verbcatalog.h"

#include <QStringList>

namespace signalbox {

/// \file
/// What exists: every kind of node, link, verb and parameter. The palette, the inspector, the file format,
/// the checks and the search all read these tables, so a new kind is a new row. What files hold (key), what
/// people read (label, help), what Python calls it (python) and its picture (icon) are columns of their own:
/// none is made from another.

/// In the order of PythonVersion: "3.11".
const QStringList &pythonVersionKeys();

/// The value of a parameter: the node's own or the catalog's default. The kind must have that parameter.
template <typename T> T parameter(const Node &node, Param param);

/// A node of \a kind with the catalog's defaults, an unused id and a numbered name, at \a position; code says
/// something already.
Node makeNode(const Layout &layout, NodeKind kind, QPointF position);

} // namespace signalbox
