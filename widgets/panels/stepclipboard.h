// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <optional>

namespace signalbox::steps {

/// \a list as text for the clipboard: a small document with a task that has these steps, and with what they
/// act on.
QString clipboardText(const Layout &layout, const QList<Step> &list);

/// The steps of such a text, for a task of \a layout: they act on what they acted on, found by name and kind
/// in another document, and on nothing where there is no such thing. Nothing where the text is another.
std::optional<QList<Step>> stepsFromClipboard(const QString &text, const Layout &layout);

} // namespace signalbox::steps
