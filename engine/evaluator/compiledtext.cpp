// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/compiledtext.h"

#include "engine/syntax/parser.h"

#include <QCache>
#include <QMutex>

namespace signalbox::evaluator {

namespace {

using Key = std::pair<QString, int>; // a text with the names of modules, and its version

/// Code takes some ten times the memory of its text, so this is 20 MB at the most.
constexpr qsizetype kMostLetters = 1'000'000;

struct Remembered {
    QMutex mutex;
    QCache<Key, Compiled> codes{kMostLetters};
};

Remembered &remembered()
{
    static Remembered all;
    return all;
}

Key keyOf(const QString &text, PythonVersion version, const QSet<QString> &ownModules)
{
    QStringList names(ownModules.begin(), ownModules.end());
    names.sort();
    return {names.isEmpty() ? text : text + QChar(0) + names.join(u','), int(version)};
}

Compiled compiled(const QString &text, PythonVersion version, const QSet<QString> &ownModules)
{
    const syntax::ParsedModule parsed = syntax::parseText(text, version);
    if (parsed.module)
        return compileModule(*parsed.module, version, ownModules);
    syntax::Span place;
    place.line = parsed.fault.line;
    return std::vector<Refusal>{{parsed.fault.message, place}};
}

} // namespace

Compiled compiledText(const QString &text, PythonVersion version, const QSet<QString> &ownModules)
{
    Remembered &all = remembered();
    const Key key = keyOf(text, version, ownModules);
    {
        const QMutexLocker locker(&all.mutex);
        if (const Compiled *known = all.codes.object(key))
            return *known;
    }
    Compiled made = compiled(text, version, ownModules); // two threads may both make it: the same
    const QMutexLocker locker(&all.mutex);
    all.codes.insert(key, new Compiled(made), text.size());
    return made;
}

} // namespace signalbox::evaluator
