// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/invocation.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace signalbox {

/// Options of export that only a page to play has.
QList<QCommandLineOption> pageOptions();
/// Reads what \a parser found of them for \a invocation, whose format is known. What is wrong with them, and
/// with options that this format has no use for; empty where nothing is.
QStringList readPageOptions(const QCommandLineParser &parser, Invocation &invocation);

/// Why no page can be made of \a film, in words for the command line: with a near word where a number is
/// called otherwise. Nothing where it can.
std::optional<QString> refusalOfSliders(const Film &film);
/// The snippet that --embed prints.
QString embeddingOf(const Invocation &invocation, const Film &film);

} // namespace signalbox
