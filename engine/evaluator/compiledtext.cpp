// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/compiledtext.h"

#include "engine/evaluator/typeparameters.h"
#include "engine/syntax/parser.h"

#include <QCache>
#include <QMutex>

namespace signalbox::evaluator {

namespace {

/// What makes the code: texts of programs and of the library are told apart.
struct Key {
    QString text;
    PythonVersion version;
    QStringList ownModules; ///< sorted
    bool isOfLibrary;

    bool operator==(const Key &) const = default;
};
size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, int(key.version), key.ownModules, key.isOfLibrary);
}

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

Compiled compiled(const Key &key)
{
    syntax::ParsedModule parsed = syntax::parseText(key.text, key.version);
    if (parsed.module)
        spellOutTypeParameters(*parsed.module);
    if (parsed.module)
        return key.isOfLibrary
            ? compileLibrary(*parsed.module, key.version)
            : compileModule(*parsed.module, key.version,
                            {.modules = {key.ownModules.begin(), key.ownModules.end()}, .names = {}});
    syntax::Span place;
    place.line = parsed.fault.line;
    return std::vector<Refusal>{{parsed.fault.message, place}};
}

Compiled lookUp(const Key &key)
{
    Remembered &all = remembered();
    {
        const QMutexLocker locker(&all.mutex);
        if (const Compiled *known = all.codes.object(key))
            return *known;
    }
    Compiled made = compiled(key); // two threads may both make it: the same
    const QMutexLocker locker(&all.mutex);
    all.codes.insert(key, new Compiled(made), key.text.size());
    return made;
}

} // namespace

Compiled compiledText(const QString &text, PythonVersion version, const QSet<QString> &ownModules)
{
    QStringList names(ownModules.begin(), ownModules.end());
    names.sort();
    return lookUp({.text = text, .version = version, .ownModules = names, .isOfLibrary = false});
}

Compiled compiledLibrary(const QByteArray &text, PythonVersion version)
{
    return lookUp(
        {.text = QString::fromUtf8(text), .version = version, .ownModules = {}, .isOfLibrary = true});
}

} // namespace signalbox::evaluator
