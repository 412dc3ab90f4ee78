// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace signalbox {

/// The words on cards, for translators in one place.
struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(Cards)
};

} // namespace signalbox
