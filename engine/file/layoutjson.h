// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/layoutfile.h"

#include <QJsonArray>

namespace signalbox {

/// \file
/// What documents and clipboard fragments share. Only the files that implement layoutfile.h include this.

inline constexpr char kDocumentFormat[] = "signalbox";
inline constexpr char kFragmentFormat[] = "signalbox-fragment";

/// Reads JSON whose "format" must be \a format.
LoadResult decodeAs(const QByteArray &json, const QString &format);

QJsonArray nodesToJson(const QList<Node> &nodes);
QJsonArray linksToJson(const QList<Link> &links);

/// What files call the end rules, in the order of EndRule.
const QStringList &endRuleKeys();

} // namespace signalbox
