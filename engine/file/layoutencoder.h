// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QByteArray>
#include <QJsonArray>

namespace signalbox {

/// The document's one canonical form: decodeLayout() of it gives \a layout back, and a file in this form is
/// byte-identical after load and save. Fields unknown to this version are written back. A parameter is
/// written when the node has it, also where it equals the default.
QByteArray encodeLayout(const Layout &layout);

QJsonArray nodesToJson(const QList<Node> &nodes);
QJsonArray linksToJson(const QList<Link> &links);

/// What files call the end rules, in the order of EndRule.
const QStringList &endRuleKeys();

} // namespace signalbox
