// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/knownrow.h"

#include <vector>

class QStringView;

/// Help for whoever writes code: which names go on from a place, what a call takes, what is wrong and where.
/// All of it are functions of texts; they know Python's library from tables and everything else by reading.
namespace signalbox::assist {

/// What is known of \a owner itself.
std::vector<const KnownRow *> knownOf(QStringView owner);
/// The same with what the types have that it derives from, its own names first.
std::vector<const KnownRow *> membersOf(const QString &type);
/// A member of a type, a module or of every program; null for an unknown one.
const KnownRow *knownMember(const QString &owner, QStringView name);
/// The row of a type or module by its full name, "asyncio.Queue".
const KnownRow *knownByPath(const QString &path);

} // namespace signalbox::assist
