// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

namespace signalbox {

/// \a share of the way from one colour to the other, opaque.
QColor mixed(const QColor &from, const QColor &to, double share);
QColor withAlpha(QColor colour, double alpha);

} // namespace signalbox
