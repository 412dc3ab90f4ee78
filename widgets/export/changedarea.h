// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QRect>

namespace signalbox {

/// The smallest rectangle outside of which two images of one size and Format_RGB32 are alike; one pixel where
/// they are alike everywhere.
QRect changedArea(const QImage &one, const QImage &other);

} // namespace signalbox
