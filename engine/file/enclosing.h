// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QByteArray>

#include <optional>

namespace signalbox {

/// By what name exported files keep the document that they were made of.
inline constexpr char kEnclosingKey[] = "Signalbox";

/// A document and a moment of its run, as exported files keep them: a text of JSON, in UTF-8.
QByteArray enclosingText(const Layout &layout, Micros moment);

/// What such a text holds.
struct Enclosed {
    QByteArray document; ///< for decodeLayout()
    Micros moment = 0; ///< microseconds of the run, not negative
};
/// Nothing where \a text is no such text.
std::optional<Enclosed> readEnclosingText(const QByteArray &text);

/// The same text as an XMP packet, for a WebP, and back; empty where there is none in \a packet.
QByteArray enclosingXmp(const QByteArray &text);
QByteArray textOfXmp(const QByteArray &packet);

} // namespace signalbox
