// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace signalbox {

/// Lets the wheel scroll the panel when it passes over a field that nobody has clicked into: it would change
/// a value by accident. With the keyboard's focus the field takes the wheel as always.
void guardFromWheel(QWidget *field);

} // namespace signalbox
