// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// \a text with places, not seen, at which a very long word may be broken: a label that wraps is as wide as
/// its longest word, and a program may return any.
QString breakable(const QString &text);

/// \a text as rich text, whatever is in it: what Qt takes for plain would show its escapes.
QString asToolTip(const QString &text);

} // namespace signalbox
