// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/rowsign.h"
#include "widgets/look/theme.h"

namespace signalbox {

/// How a line of code is pictured.
struct RowPicture {
    QString icon;
    QColor (*colour)(const Theme &theme); ///< readable on a card
};

const RowPicture &pictureOf(RowSign sign);

} // namespace signalbox
