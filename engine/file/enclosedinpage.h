// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/enclosing.h"

class QIODevice;

namespace signalbox {

/// By which id a page keeps the document: in a script that is none, as base64.
inline constexpr char kPageDocument[] = "signalbox-document";

/// Whether a file begins as pages of HTML do. It may have been saved by a browser, which writes it anew.
bool isPage(const QByteArray &beginning);

/// The document in a page; nothing where there is none. It stands in the page's head, and only so much of the
/// file is read.
std::optional<Enclosed> enclosedInPage(QIODevice &device);

} // namespace signalbox
