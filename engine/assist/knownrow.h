// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

class QString;

namespace signalbox::assist {

enum class KnownKind : quint8 {
    Module,
    Type,
    Function,
    Coroutine, ///< a function whose call is awaited
    Value,
};

/// A name of Python's library.
struct KnownRow {
    /// What has it: a module, or a type by its full name ("asyncio.Queue", "str"). Empty for what every
    /// program has; "modules" for modules that can be imported.
    const char *owner;
    const char *name;
    KnownKind kind;
    const char *signature; ///< "(item)"; empty where nothing can be called
    /// The full name of the type of the value, or of what a call gives; of a type, the one it derives from.
    /// Empty where that is not known.
    const char *gives;
    const char *words; ///< one sentence, to be translated

    QString wordsForPeople() const;
};

} // namespace signalbox::assist
