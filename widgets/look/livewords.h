// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QWidget;

namespace signalbox {

/// Says words now, and again whenever the language changes while \a widget is there: what is written into a
/// widget but once stays in the language of that moment.
///
///     keepTranslated(this, [this] { setAccessibleName(tr("Timeline")); });
void keepTranslated(QWidget *widget, std::function<void()> say);

} // namespace signalbox
