// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>

/// Makes the icons and the style sheet readable; to be called before they are asked for. In a static library
/// nothing else refers to them, and the linker would leave them out. (Qt wants this outside of namespaces.)
inline void keepResources()
{
    Q_INIT_RESOURCE(resources);
}
