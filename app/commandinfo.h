// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/invocation.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

namespace signalbox {

/// One command: its words for people, and what it takes. What a person types is the same in every language.
struct CommandInfo {
    Invocation::Command command;
    QString name;
    QString usage;
    QString summary; ///< what it does, in a few words
    QString help;
    QList<QCommandLineOption> options;
    QString examples;
};

/// All of them, in the language of now.
QList<CommandInfo> commands();

/// "a", "a or b", "a, b or c".
QString either(const QStringList &words);
/// The endings of the formats that show as much of a run, or of all, after \a before: ".gif or .webp".
QString endings(std::optional<ExportFormat::Shows> shows = std::nullopt, const QString &before = {});
/// That the rate which was asked for is another in the format; empty where it can be kept.
QString roundedRateWords(const Invocation &invocation);
/// "10, 20 or 25".
QString ratesOf(const ExportFormat &format);

} // namespace signalbox
