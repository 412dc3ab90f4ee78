// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <string>

namespace signalbox::syntax {

/// The character that `\N{name}` stands for, whatever its case; nothing where there is none of that name.
std::u32string charactersNamed(QByteArrayView name);

} // namespace signalbox::syntax
