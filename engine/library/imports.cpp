// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/imports.h"

#include "engine/library/calendar/datemethods.h"
#include "engine/library/calendar/timemodule.h"
#include "engine/library/containers/bisection.h"
#include "engine/library/containers/collectionsmodule.h"
#include "engine/library/containers/heaps.h"
#include "engine/library/containers/itertools.h"
#include "engine/library/mathematics/mathmodule.h"
#include "engine/library/mathematics/randommodule.h"
#include "engine/library/mathematics/statisticsmodule.h"
#include "engine/library/patterns/patternmethods.h"
#include "engine/library/tools/aliases.h"
#include "engine/library/tools/copying.h"
#include "engine/library/tools/functionals.h"
#include "engine/library/tools/internals.h"
#include "engine/library/tools/operators.h"
#include "engine/library/tools/smallmodules.h"
#include "engine/library/tools/system.h"
#include "engine/library/tools/weakreferences.h"
#include "engine/library/writing/jsonmodule.h"
#include "engine/library/writing/loggers.h"
#include "engine/library/writing/textwrapping.h"

#include <QFile>

#include <string>

// Outside of every namespace, as the macro asks.
static void loadModulesInPython()
{
    Q_INIT_RESOURCE(modules);
}

namespace signalbox::modules {

namespace {

constexpr ModuleRow rows[] = {
    {"__future__", makeFuture},
    {"_signalbox", makeInternals},
    {"bisect", makeBisect},
    {"collections", makeCollections},
    {"collections.abc", makeAbstractCollections},
    {"copy", makeCopy},
    {"datetime", makeDatetime},
    {"functools", makeFunctools},
    {"heapq", makeHeapq},
    {"_inspect", makeInspect},
    {"itertools", makeItertools},
    {"json", makeJson},
    {"logging", makeLogging},
    {"math", makeMath},
    {"operator", makeOperator},
    {"random", makeRandom},
    {"re", makeRe},
    {"statistics", makeStatistics},
    {"string", makeString},
    {"sys", makeSystem},
    {"textwrap", makeTextwrap},
    {"time", makeTime},
    {"types", makeTypes},
    {"typing", makeTyping},
    {"_weakref", makeWeakReferences},
};

} // namespace

const ModuleRow *findModule(std::string_view name)
{
    for (const ModuleRow &row : rows)
        if (name == row.name)
            return &row;
    return nullptr;
}

QByteArray pythonSource(std::string_view name)
{
    loadModulesInPython();
    QFile file(QStringLiteral(":/signalbox/modules/%1.py")
                   .arg(QString::fromUtf8(name.data(), qsizetype(name.size()))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace signalbox::modules
