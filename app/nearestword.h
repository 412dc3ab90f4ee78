// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace signalbox {

/// The word among \a known that somebody who wrote \a word most likely meant; empty where none is near.
QString nearestWord(const QString &word, const QStringList &known);

} // namespace signalbox
