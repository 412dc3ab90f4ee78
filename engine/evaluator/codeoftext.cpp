// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/codeoftext.h"

#include "engine/evaluator/compiler.h"
#include "engine/syntax/parser.h"

#include <QCache>
#include <QMutex>

namespace signalbox::evaluator {

namespace {

using Key = std::pair<QByteArray, int>; // a text and its version

/// Code takes some twenty times the memory of its text, so this is 20 MB at the most.
constexpr qsizetype kMostBytesOfText = 1'000'000;

struct Remembered {
    QMutex mutex;
    QCache<Key, CodeOfText> codes{kMostBytesOfText};
};

Remembered &remembered()
{
    static Remembered all;
    return all;
}

CodeOfText compiled(const QByteArray &text, PythonVersion version)
{
    const syntax::ParsedModule parsed = syntax::parseModule(text, version);
    if (!parsed.module)
        return {.code = {}, .reason = parsed.fault.message, .line = parsed.fault.line};
    const Compiled code = compileModule(*parsed.module, version);
    if (const auto *refusals = std::get_if<std::vector<Refusal>>(&code))
        return {.code = {}, .reason = refusals->front().reason, .line = refusals->front().place.line};
    return {.code = std::get<std::shared_ptr<const ModuleCode>>(code), .reason = {}, .line = 0};
}

} // namespace

CodeOfText codeOfText(const QByteArray &text, PythonVersion version)
{
    Remembered &all = remembered();
    const Key key(text, int(version));
    {
        const QMutexLocker locker(&all.mutex);
        if (const CodeOfText *known = all.codes.object(key))
            return *known;
    }
    CodeOfText made = compiled(text, version); // two threads may both make it: the same
    const QMutexLocker locker(&all.mutex);
    all.codes.insert(key, new CodeOfText(made), text.size());
    return made;
}

} // namespace signalbox::evaluator
