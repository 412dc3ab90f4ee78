// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/fieldreader.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace signalbox {

/// The JSON object that \a bytes spell. Nothing when they spell none; \a problems then says in words what
/// they are instead, or at which line and column the text goes wrong.
std::optional<QJsonObject> parseJsonObject(const QByteArray &bytes, ProblemList &problems);

/// \a object as text that parseJsonObject() gives back as it was: texts that begin with a byte order mark
/// too.
QByteArray writeJsonObject(const QJsonObject &object);

} // namespace signalbox
