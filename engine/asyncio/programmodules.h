// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/scriptsteps.h"
#include "engine/evaluator/compiler.h"
#include "engine/evaluator/evaluator.h"
#include "engine/library/modules/module.h"
#include "engine/program/programfiles.h"

namespace signalbox::asyncio {

/// The modules of a program itself: its text, which is `__main__`, and the files beside it.
class ProgramModules {
public:
    /// All outlive it.
    ProgramModules(Program &program, evaluator::Evaluator &evaluator, ScriptSteps &steps);

    /// Makes `__main__` of \a text, which has not run then. Missing where \a text is refused: that raised a
    /// SyntaxError, of the line refusedLine().
    objects::Value makeMain(const QString &text);
    int refusedLine() const { return m_refusedLine; }
    /// The body of `__main__`.
    quint32 body() const { return m_body; }

    /// The module of a file, by its full name, the package that it is in being there. Missing where nothing
    /// of the program's goes by that name, or where it raised.
    objects::Value find(const QString &name);
    /// What tells apart coroutines of one name: "helpers:" where it is of a file, empty of any other.
    static QString fileOfCoroutine(const objects::Value &coroutine);
    /// Where \a call stands now.
    modules::Host::Place placeOf(const evaluator::Activation &call) const;
    /// The text of \a module, where it is of the program.
    QString textOf(const evaluator::ModuleObject &module) const;
    /// The file that the text of \a module stands in.
    QString pathOf(const evaluator::ModuleObject &module) const;
    /// It becomes an attribute of its package.
    void imported(const evaluator::ModuleObject &module);

private:
    struct File {
        ProgramFile file;
        evaluator::Compiled code;
    };
    const File *fileOf(const QString &name) const;
    bool isFolder(const QString &name) const;
    objects::Value refuse(const QString &reason, int line, const QString &file);
    objects::Value make(const QString &name, const File *file);

    const Program &m_program;
    evaluator::Evaluator &m_evaluator;
    objects::Context &m_context;
    ScriptSteps &m_steps;
    std::vector<File> m_files;
    QSet<QString> m_names; ///< the first parts of theirs
    QHash<QString, objects::Value> m_modules;
    objects::Value m_main;
    quint32 m_body = Program::kMain;
    int m_refusedLine = 0;
};

} // namespace signalbox::asyncio
