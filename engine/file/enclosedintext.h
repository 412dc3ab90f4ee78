// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/enclosing.h"

class QIODevice;

namespace signalbox {

/// \file
/// The document in exported files that are divided by words: PDF and SVG. \a device is open and not
/// sequential; readEnclosed() chooses between them.

/// By what name a PDF has it among its attachments.
inline constexpr char kAttachmentName[] = "signalbox.json";

/// Goes from the end of the file to the attachment of our name, from object to object, also through what
/// other programs have appended; streams of objects (PDF 1.5) are not looked into.
std::optional<Enclosed> enclosedInPdf(QIODevice &device);
/// Looks for the first <metadata>, which exports have at the beginning.
std::optional<Enclosed> enclosedInSvg(QIODevice &device);

} // namespace signalbox
