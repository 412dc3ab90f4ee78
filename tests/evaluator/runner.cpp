// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a program: `evaluator_runner program.py 3.11`. What it prints goes to stdout, the last line of what it
// raised to stderr, and what is refused as well: "? line: reason".

#include "engine/evaluator/compiler.h"
#include "engine/evaluator/execution.h"
#include "engine/evaluator/programbuiltins.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"
#include "engine/syntax/parser.h"

#include <QFile>
#include <QFileInfo>

#include <iostream>

using namespace signalbox;

namespace {

/// Modules are the files beside the program.
class FileHost final : public evaluator::Host {
public:
    FileHost(QString folder, PythonVersion version)
        : m_folder(std::move(folder))
        , m_version(version)
    {
    }
    objects::Value importModule(objects::Context &context, const QString &name) override
    {
        const auto known = m_modules.constFind(name);
        if (known != m_modules.constEnd())
            return *known;
        if (name == QLatin1String("sys"))
            return *m_modules.insert(name, makeSys(context));
        if (!QFileInfo::exists(m_folder + name + QLatin1String(".py")))
            return context.raise(*objects::builtinType("ModuleNotFoundError"),
                                 "No module named '" + name.toStdString() + "'");
        return run(context, name, name, m_folder + name + QLatin1String(".py"));
    }
    void put(const std::string &text, bool isError) override { (isError ? std::cerr : std::cout) << text; }
    void neverAwaited(const std::string &name) override
    {
        std::cerr << "RuntimeWarning: coroutine '" << name << "' was never awaited\n";
    }

    objects::Value run(objects::Context &context, const QString &name, const QString &as, const QString &file)
    {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly))
            return context.raise(*objects::builtinType("OSError"), "no such file");
        const auto parsed = syntax::parseModule(source.readAll(), m_version);
        if (!parsed.module)
            return context.raise(*objects::builtinType("SyntaxError"), parsed.fault.message.toStdString());
        const evaluator::Compiled compiled = evaluator::compileModule(*parsed.module, m_version);
        if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled)) {
            for (const evaluator::Refusal &each : *refusals)
                std::cerr << "? " << each.place.line << ": " << each.reason.toStdString() << '\n';
            return context.raise(*objects::builtinType("SyntaxError"), "refused");
        }
        const objects::Value module = evaluator->makeModule(
            std::get<std::shared_ptr<const evaluator::ModuleCode>>(compiled), as.toStdString(), file);
        m_modules.insert(name, module);
        evaluator::Execution execution(*evaluator, module);
        const auto state = execution.run();
        if (state == evaluator::Execution::State::Exhausted)
            std::cerr << "exhausted\n";
        return state == evaluator::Execution::State::Finished ? module : objects::Value();
    }

    evaluator::Evaluator *evaluator = nullptr;

private:
    objects::Value makeSys(objects::Context &context)
    {
        const objects::Value module = evaluator::makeModule(context, "sys");
        auto &sys = *evaluator::ModuleObject::of(module);
        sys.set(QStringLiteral("stdout"), evaluator::makeOutput(context, *this, false));
        sys.set(QStringLiteral("stderr"), evaluator::makeOutput(context, *this, true));
        return module;
    }

    const QString m_folder;
    const PythonVersion m_version;
    QHash<QString, objects::Value> m_modules;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const std::string named = argc > 2 ? argv[2] : "3.11";
    const PythonVersion version = named == "3.13" ? PythonVersion::Python313
        : named == "3.12"                         ? PythonVersion::Python312
                                                  : PythonVersion::Python311;
    const QString file = QString::fromLocal8Bit(argv[1]);
    objects::Heap heap;
    objects::Context context(heap, version);
    FileHost host(QFileInfo(file).path() + QLatin1Char('/'), version);
    evaluator::Evaluator evaluator(context, host);
    host.evaluator = &evaluator;
    const objects::Value module =
        host.run(context, QStringLiteral("__main__"), QStringLiteral("__main__"), file);
    std::cout.flush();
    if (!context.hasRaised())
        return 0;
    std::cerr << objects::exceptionLine(context, objects::takeRaised(context)) << '\n';
    return 1;
}
