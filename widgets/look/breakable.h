// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// \a text with places, not seen, at which a very long word may be broken: a label that wraps is as wide as
/// its longest word, and a program may return any.
QString breakable(const QString &text);

/// \a text as a tool tip that shows it as it is, whatever is in it: Qt guesses by its beginning whether a tip
/// is rich text. Every tip with words from a document, a file name or an exception goes through this.
QString asToolTip(const QString &text);

} // namespace signalbox
