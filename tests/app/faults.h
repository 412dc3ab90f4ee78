// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

/// A disk that fails when told to: the calls with which Qt and we write files, watched below one folder. A
/// test program that uses this has them in place of the C library's.
///
///     faults::arm(faults::Call::Write, 2, ENOSPC, folder);   // the third write says that the disk is full
///     save();
///     const bool happened = faults::disarm();
namespace signalbox::faults {

enum class Call { Open, Write, Sync, Rename };

/// Lets one call of that kind fail with \a error: the one after \a passed others. \a folder is absolute.
void arm(Call call, int passed, int error, const QByteArray &folder);
/// From now on nothing fails. Whether the fault has happened.
bool disarm();

} // namespace signalbox::faults
