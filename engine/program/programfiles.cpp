// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/programfiles.h"

#include "engine/script/filenames.h"

namespace signalbox {

namespace {

/// What Python finds before it looks into any folder: modules in the interpreter itself, and those that it
/// has imported when a program begins.
const QStringList &modulesInside()
{
    static const QStringList names = QStringLiteral("__future__ __main__ abc builtins codecs encodings errno "
                                                    "faulthandler gc genericpath io itertools marshal os "
                                                    "posix posixpath pwd site stat sys time")
                                         .split(u' ');
    return names;
}

} // namespace

bool isFile(const ProgramCode &code)
{
    return code.kind == NodeKind::Module && isFileName(code.name); // a piece may be known by its class
}

QList<ProgramFile> filesOf(const Program &program)
{
    QList<ProgramFile> files;
    for (const ProgramCode &code : program.code) {
        if (isFile(code))
            files.append({code.name, moduleOfFile(code.name), code.code, code.node});
    }
    return files;
}

void addFile(Program &program, const ProgramFile &file)
{
    ProgramCode code;
    code.node = file.node;
    code.name = file.path;
    code.code = file.text;
    program.code.push_back(code);
}

QSet<QString> ownModules(const QList<ProgramFile> &files)
{
    QSet<QString> names;
    for (const ProgramFile &file : files)
        names.insert(file.module.section(u'.', 0, 0));
    for (const QString &inside : modulesInside())
        names.remove(inside);
    return names;
}

} // namespace signalbox
