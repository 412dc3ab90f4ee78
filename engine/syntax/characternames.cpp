// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/characternames.h"

namespace signalbox::syntax {

std::u32string charactersNamed(QByteArrayView)
{
    return {};
}

} // namespace signalbox::syntax
