// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/layoutdecoder.h"

namespace signalbox {

/// Nodes and the links between them as JSON text for the clipboard, and back. Pasting gives the nodes new ids
/// and unused names in \a into and leaves out links whose other end is not among them; a step or a node whose
/// target or frame is not among them loses it. The result holds the pasted nodes and links only.
QByteArray encodeFragment(const Layout &layout, const QList<NodeId> &nodes);
LoadResult decodeFragment(const QByteArray &json, const Layout &into);

} // namespace signalbox
