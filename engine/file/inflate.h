// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace signalbox {

/// What \a zlib, a stream as RFC 1950 describes it, becomes; nothing where it is none, is cut off, or would
/// be more than \a most bytes. qUncompress() has no such limit: a few hundred
/// bytes may hold a gigabyte.
std::optional<QByteArray> inflated(const QByteArray &zlib, qsizetype most);

} // namespace signalbox
