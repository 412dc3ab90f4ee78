// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace signalbox {

/// What a PNG begins with.
QByteArray pngSignature();
/// A chunk of a PNG: its length, \a name (four letters), \a data and their checksum.
QByteArray pngChunk(const char *name, const QByteArray &data);
/// A chunk that keeps \a text, UTF-8, for Signalbox to read again: an iTXt with a keyword of ours.
QByteArray enclosingPngChunk(const QByteArray &text);

} // namespace signalbox
