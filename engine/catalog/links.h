// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Stored links, then those that follow from the steps of Task nodes (their ids are LinkId::None).
QList<Link> allLinks(const Layout &layout);

} // namespace signalbox
