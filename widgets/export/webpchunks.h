// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace signalbox {

/// \a webp, an animated WebP as an encoder gave it, with its last frame shown for so many milliseconds: the
/// encoder only guesses that. What is no animated WebP comes back as it is.
QByteArray withLastFrameStaying(QByteArray webp, int milliseconds);

/// The same with a packet of XMP at its end. What has no chunk for extensions comes back as it is.
QByteArray withXmp(QByteArray webp, const QByteArray &packet);

} // namespace signalbox
