// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/compiler.h"

#include "engine/evaluator/beyondcode.h"
#include "engine/evaluator/statementcompiler.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

bool wantsAnnotationsAsText(const syntax::Module &module)
{
    return std::any_of(module.body.begin(), module.body.end(), [](const auto &statement) {
        const auto *import = std::get_if<syntax::ImportFrom>(&statement->node);
        return import && import->module == u"__future__"_s
            && std::any_of(import->names.begin(), import->names.end(),
                           [](const auto &name) { return name.name == u"annotations"_s; });
    });
}

Compiled compiled(Compilation &compilation, Unit &unit)
{
    std::vector<Refusal> &refusals = compilation.symbols.refusals();
    refusals.insert(refusals.end(), compilation.refusals.begin(), compilation.refusals.end());
    if (!compilation.takesAll)
        refusals.insert(refusals.end(), compilation.undocumented.begin(), compilation.undocumented.end());
    std::shared_ptr<const Code> code;
    if (refusals.empty()) {
        code = unit.take();
        if (compilation.isOfProgram)
            refuseBeyond(*code, compilation.around, refusals);
    }
    if (!refusals.empty()) {
        std::stable_sort(refusals.begin(), refusals.end(), [](const Refusal &one, const Refusal &other) {
            return std::pair(one.place.line, one.place.column)
                < std::pair(other.place.line, other.place.column);
        });
        return refusals;
    }
    return std::make_shared<const ModuleCode>(ModuleCode{code, std::move(compilation.statements)});
}

Compiled compileStatements(const syntax::Module &module, PythonVersion version, const Around &around,
                           bool isOfProgram)
{
    using Of = ModuleSymbols::Of;
    ModuleSymbols symbols(module, isOfProgram ? Of::Program : Of::Library);
    Compilation compilation{symbols, version, wantsAnnotationsAsText(module), around, isOfProgram};
    Unit unit(compilation, symbols.module(), Code::Kind::Module, u"<module>"_s, nullptr);
    StatementCompiler(unit).all(module.body);
    unit.out.none();
    unit.out.emit(Op::Return);
    if (!module.body.empty())
        if (const auto *first = std::get_if<syntax::ExpressionStatement>(&module.body.front()->node))
            if (const auto *text = std::get_if<syntax::Constant>(&first->value->node))
                if (const auto *words = std::get_if<std::u32string>(&text->value))
                    unit.out.code().documentation =
                        cutDocumentation(QString::fromStdU32String(*words), version);
    return compiled(compilation, unit);
}

} // namespace

Compiled compileModule(const syntax::Module &module, PythonVersion version, const Around &around)
{
    return compileStatements(module, version, around, true);
}

Compiled compileLibrary(const syntax::Module &module, PythonVersion version)
{
    return compileStatements(module, version, {}, false);
}

Compiled compileExpression(const syntax::Expression &expression, PythonVersion version)
{
    ModuleSymbols symbols(expression);
    Compilation compilation{symbols, version};
    Unit unit(compilation, symbols.module(), Code::Kind::Module, u"<module>"_s, nullptr);
    ExpressionCompiler(unit).value(expression);
    unit.out.emit(Op::Return);
    return compiled(compilation, unit);
}

} // namespace signalbox::evaluator
