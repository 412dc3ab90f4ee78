// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// A file beside a program, which it may import.
struct ProgramFile {
    QString path; ///< from the program's folder: "shop/orders.py"
    QString module; ///< as it is imported: "shop.orders"
    QString text;
    NodeId node = NodeId::None;

    bool isPackage() const { return path.endsWith(QLatin1String("__init__.py")); }
    bool operator==(const ProgramFile &) const = default;
};

/// Whether \a code is no piece of the program's text but a file beside it: a Module that has a name. Files
/// stand behind all pieces.
bool isFile(const ProgramCode &code);

/// The files of \a program, in its order.
QList<ProgramFile> filesOf(const Program &program);

/// Puts \a file beside \a program.
void addFile(Program &program, const ProgramFile &file);

/// The names at which modules begin that stand beside \a program: what is imported so is not Python's own.
/// Those of modules that Python has in itself are none of them.
QSet<QString> ownModules(const QList<ProgramFile> &files);

} // namespace signalbox
