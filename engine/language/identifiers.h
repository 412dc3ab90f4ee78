// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// The Python identifier nearest to \a name: "cook-1" becomes cook_1, "2nd cook" _2nd_cook. Letters of every
/// script stay, in the normal form (NFKC) in which Python compares them; without any letter or digit it is
/// "unnamed". Says nothing about keywords and names in use.
QString pythonIdentifier(const QString &name);

/// "Bell" of "bell", "EggTimer" of "egg_timer".
QString className(const QString &identifier);

/// Whether \a identifier is taken in exported code: a keyword, a built-in, a module, or a variable that the
/// export itself uses.
bool isReserved(const QString &identifier);

} // namespace signalbox
