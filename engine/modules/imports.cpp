// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/modules/imports.h"

#include "engine/modules/aliases.h"
#include "engine/modules/bisection.h"
#include "engine/modules/collectionsmodule.h"
#include "engine/modules/copying.h"
#include "engine/modules/datemethods.h"
#include "engine/modules/functionals.h"
#include "engine/modules/heaps.h"
#include "engine/modules/itertools.h"
#include "engine/modules/jsonmodule.h"
#include "engine/modules/loggers.h"
#include "engine/modules/mathmodule.h"
#include "engine/modules/operators.h"
#include "engine/modules/randommodule.h"
#include "engine/modules/smallmodules.h"
#include "engine/modules/statisticsmodule.h"
#include "engine/modules/system.h"
#include "engine/modules/textwrapping.h"
#include "engine/modules/timemodule.h"

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
    {"abc", makeAbc},
    {"bisect", makeBisect},
    {"collections", makeCollections},
    {"collections.abc", makeAbstractCollections},
    {"copy", makeCopy},
    {"datetime", makeDatetime},
    {"functools", makeFunctools},
    {"heapq", makeHeapq},
    {"inspect", makeInspect},
    {"itertools", makeItertools},
    {"json", makeJson},
    {"logging", makeLogging},
    {"math", makeMath},
    {"operator", makeOperator},
    {"random", makeRandom},
    {"statistics", makeStatistics},
    {"string", makeString},
    {"sys", makeSystem},
    {"textwrap", makeTextwrap},
    {"time", makeTime},
    {"traceback", makeTraceback},
    {"types", makeTypes},
    {"typing", makeTyping},
    {"warnings", makeWarnings},
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
