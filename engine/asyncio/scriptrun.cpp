// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/scriptrun.h"

#include "engine/asyncio/module.h"
#include "engine/asyncio/threads.h"
#include "engine/asyncio/tracelines.h"
#include "engine/builtins/methods.h"
#include "engine/evaluator/moduleobject.h"
#include "engine/library/imports.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Value;

ScriptRun::ScriptRun(Runtime &runtime, objects::Heap &heap)
    : m_runtime(runtime)
    , m_context(heap, runtime.program.python)
    , m_evaluator(std::make_unique<evaluator::Evaluator>(m_context, *this))
    , m_asyncio(std::make_unique<AsyncioRun>(runtime, *m_evaluator))
{
    m_context.setSurroundings(static_cast<modules::Host *>(this));
    if (runtime.program.stepCost > 0)
        m_evaluator->tellStatements();
}

ScriptRun::~ScriptRun()
{
    m_isEnding = true;
    m_abandoned.clear();
}

void ScriptRun::letNothingRun()
{
    if (m_context.isOutOfMemory())
        m_runtime.run.memoryExceeded = m_context.heap().account().limit();
    m_evaluator->setExhausted();
}

void ScriptRun::start()
{
    m_asyncio->startModule(m_runtime.program.script);
}

Value ScriptRun::makeModule(const std::string &name, std::vector<std::pair<std::string, Value>> attributes)
{
    Value module = evaluator::makeModule(m_context, name);
    for (auto &[attribute, value] : attributes)
        evaluator::ModuleObject::of(module)->set(QString::fromStdString(attribute), std::move(value));
    return module;
}

namespace {

Value notFound(objects::Context &context, const QString &name)
{
    const Value words = objects::makeText(context.heap(), "No module named '" + name.toStdString() + "'");
    const Value error =
        objects::makeException(context, *objects::builtinType("ModuleNotFoundError"), {words});
    if (error.isMissing())
        return error;
    Value &attributes = error.as<objects::Exception>()->attributes;
    attributes = objects::makeDict(context.heap());
    return attributes.as<objects::Dict>()->set(context,
                                               objects::makeText(context.heap(), std::string_view("name")),
                                               objects::makeText(context.heap(), name))
        ? Value(context.raise(error))
        : Value();
}

} // namespace

Value ScriptRun::importModule(objects::Context &context, const QString &name)
{
    // A package comes before what is in it, and may bring that along.
    if (const QString outer = name.section(u'.', 0, -2);
        !outer.isEmpty() && !m_modules.contains(outer) && importModule(context, outer).isMissing())
        return {};
    if (const Value known = m_modules.value(name); !known.isMissing())
        return known;
    Value module;
    if (name == QLatin1String("asyncio"))
        module = makeModule("asyncio", Module::attributes(*m_asyncio));
    else if (name == QLatin1String("contextvars"))
        module = makeModule("contextvars", Module::ofContextVariables(*m_asyncio));
    else if (name == QLatin1String("concurrent"))
        module = makeModule("concurrent", {});
    else if (name == QLatin1String("concurrent.futures"))
        module = makeModule("concurrent.futures", Module::ofExecutors(*m_asyncio));
    else if (const modules::ModuleRow *row = modules::findModule(name.toStdString()))
        module = makeModule(row->name, row->make(context));
    const QByteArray text = modules::pythonSource(name.toStdString());
    if (module.isMissing() && text.isEmpty())
        return notFound(context, name);
    if (!module.isMissing())
        m_modules.insert(name, module);
    if (!text.isEmpty())
        module = extended(module, m_asyncio->loadModule(text, name.toStdString()));
    if (module.isMissing())
        m_modules.remove(name);
    else
        m_modules.insert(name, module);
    // A module inside of another is an attribute of that.
    if (const Value outer = m_modules.value(name.section(u'.', 0, -2));
        !outer.isMissing() && !module.isMissing())
        evaluator::ModuleObject::of(outer)->set(name.section(u'.', -1), module);
    if (name == QLatin1String("concurrent")
        && importModule(context, QStringLiteral("concurrent.futures")).isMissing())
        return {};
    return module;
}

Value ScriptRun::ownModule(objects::Context &, const QString &name)
{
    return m_asyncio->modules().find(name);
}

void ScriptRun::imported(const evaluator::ModuleObject &module)
{
    m_asyncio->modules().imported(module);
}

/// Nobody can wait in what it runs.
Value ScriptRun::importWhole(objects::Context &context, const QString &name)
{
    Value module;
    for (qsizetype end = 0; end < name.size();) {
        end = name.indexOf(u'.', end + 1);
        end = end < 0 ? name.size() : end;
        const Value found = m_asyncio->modules().find(name.first(end));
        if (found.isMissing())
            return context.hasRaised() ? Value() : importModule(context, name);
        evaluator::ModuleObject &object = *evaluator::ModuleObject::of(found);
        if (object.state == evaluator::ModuleObject::State::Fresh) {
            object.state = evaluator::ModuleObject::State::Running;
            const bool isDone = !object.body
                || evaluator::Execution(*m_evaluator, found).run() == evaluator::Execution::State::Finished;
            object.state =
                isDone ? evaluator::ModuleObject::State::Ready : evaluator::ModuleObject::State::Fresh;
            if (!isDone)
                return {};
            imported(object);
        }
        module = module.isMissing() ? found : module;
    }
    return module;
}

/// A module of which a part is written here and a part in Python: what \a more has is put into it.
Value ScriptRun::extended(const Value &module, const Value &more)
{
    if (module.isMissing() || more.isMissing())
        return more;
    const auto &from = *evaluator::ModuleObject::of(more);
    for (int place = 0; place < int(from.names().size()); ++place)
        if (!from.at(place).isMissing() && !from.names()[place].startsWith(u'_'))
            evaluator::ModuleObject::of(module)->set(from.names()[place], Value(from.at(place)));
    return module;
}

void ScriptRun::put(const std::string &text, bool isError)
{
    const Task &task = m_asyncio->performer();
    m_runtime.run.output.push_back({.time = m_runtime.loop.now(),
                                    .task = task.id,
                                    .step = task.step,
                                    .isError = isError,
                                    .text = QString::fromStdString(text)});
    QString words = m_runtime.run.output.back().text;
    if (words.endsWith(u'\n'))
        words.chop(1);
    if (!isError)
        m_runtime.tasks.record(FactKind::StepBegan, task, Verb::Log).setText(m_runtime.tasks.text(words));
}

void ScriptRun::neverAwaited(const std::string &qualifiedName)
{
    if (!m_isEnding)
        m_asyncio->recordNeverAwaited(QString::fromStdString(qualifiedName));
    if (m_isEnding)
        return;
    const objects::RaisedAside aside(m_context);
    if (!warn("RuntimeWarning", "coroutine '" + qualifiedName + "' was never awaited"))
        m_context.clear(); // a filter makes errors of warnings: nobody is there to hear of it
}

/// As warnings.warn_explicit() with the filters that Python begins with.
bool ScriptRun::warn(std::string_view category, const std::string &words)
{
    const Place place = placeInProgram();
    if (m_modules.contains(QStringLiteral("warnings")))
        return warnByModule(place, category, words);
    if (category == "DeprecationWarning" && place.module != QLatin1String("__main__"))
        return true;
    const QString name = QString::fromUtf8(category.data(), qsizetype(category.size()));
    QString told = QStringLiteral("%1:%2: %3: ").arg(place.file).arg(place.line).arg(name)
        + QString::fromStdString(words) + u'\n';
    if (m_warnings.contains(told))
        return true;
    m_warnings.insert(told);
    if (!place.text.isEmpty())
        told += QStringLiteral("  ") + place.text + u'\n';
    if (category == "RuntimeWarning") // there it is a coroutine that has a source
        told += QStringLiteral("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    evaluator::Host::write(told.toStdString(), true);
    return true;
}

/// The program may have changed the filters.
bool ScriptRun::warnByModule(const Place &place, std::string_view category, const std::string &words)
{
    const evaluator::ModuleObject &module =
        *evaluator::ModuleObject::of(m_modules.value(QStringLiteral("warnings")));
    objects::Heap &heap = m_context.heap();
    const Value given[] = {objects::makeText(heap, words),
                           objects::builtinType(category)->reference(),
                           objects::makeText(heap, place.file),
                           Value::integer(place.line),
                           objects::makeText(heap, place.module),
                           objects::makeText(heap, place.text),
                           Value::boolean(category == "RuntimeWarning")};
    return !objects::call(m_context, module.get(QStringLiteral("_tell")), objects::Arguments{given, 7})
                .isMissing();
}

modules::Host::Place ScriptRun::placeInProgram()
{
    const evaluator::CallStack &stack = m_evaluator->stack();
    for (auto call = stack.rbegin(); call != stack.rend(); ++call) {
        if ((*call)->loaded && m_asyncio->isProgram(*(*call)->loaded->module))
            return m_asyncio->modules().placeOf(**call);
    }
    return {};
}

modules::Host::Place ScriptRun::placeOfCall(int outwards)
{
    const evaluator::CallStack &stack = m_evaluator->stack();
    if (outwards < 0 || outwards >= int(stack.size()))
        return {};
    return m_asyncio->modules().placeOf(*stack[stack.size() - 1 - std::size_t(outwards)]);
}

/// As the module traceback writes it.
QString ScriptRun::traceback(objects::Context &context, const Value &exception)
{
    const Value module = importModule(context, QStringLiteral("traceback"));
    if (!module.isMissing()) {
        const Value whole = evaluator::ModuleObject::of(module)->get(QStringLiteral("_whole"));
        const Value text = objects::call(context, whole, exception);
        if (text.is(objects::Kind::Str))
            return objects::toQString(text);
    }
    context.clear();
    return modules::Host::traceback(context, exception);
}

Value ScriptRun::traceLines(objects::Context &context, const Value &exceptionOrTraceback)
{
    return asyncio::traceLines(context, m_asyncio->modules(), exceptionOrTraceback);
}

Value ScriptRun::traceMarks(objects::Context &context, const QString &segment)
{
    return marksOf(context, segment);
}

Value ScriptRun::namesOf(objects::Context &context, const QString &name)
{
    const evaluator::CallStack &stack = m_evaluator->stack();
    for (auto call = stack.rbegin(); call != stack.rend(); ++call) {
        if (!(*call)->loaded || QString::fromStdString((*call)->loaded->module->name()) != name)
            continue;
        const evaluator::ModuleObject &module = *(*call)->loaded->module;
        Value made = objects::makeDict(context.heap());
        for (int place = 0; place < int(module.names().size()); ++place) {
            const Value key = objects::makeText(context.heap(), module.names()[place]);
            if (!module.at(place).isMissing()
                && !made.as<objects::Dict>()->set(context, key, module.at(place)))
                return {};
        }
        return made;
    }
    return objects::makeDict(context.heap());
}

/// time.sleep(): everybody stands still, or the thread that calls it.
Value ScriptRun::sleep(objects::Context &, Micros duration)
{
    if (m_asyncio->threads().isInThread())
        return m_asyncio->threads().sleep(duration);
    hold(duration);
    return Value::none();
}

/// What a function called compute() sleeps stands for work of whoever calls it: so exported programs say it.
void ScriptRun::hold(Micros duration)
{
    const evaluator::CallStack &stack = m_evaluator->stack();
    const bool isCompute = stack.size() > 1 && stack.back()->name() == QLatin1String("compute");
    Task &task = m_asyncio->performer();
    if (isCompute && stack[stack.size() - 2]->statement >= 0)
        task.step = m_asyncio->steps().stepOf(*stack[stack.size() - 2]);
    const std::vector<ProgramStep> &steps = m_runtime.program.steps;
    const bool computes = isCompute || (task.step < steps.size() && steps[task.step].verb == Verb::Cpu);
    m_runtime.tasks.record(FactKind::StepBegan, task, computes ? Verb::Cpu : Verb::Block)
        .setDuration(duration);
    m_runtime.loop.holdFor(duration);
    stayWithinHorizon();
}

void ScriptRun::statementBegan(const evaluator::ModuleObject &module)
{
    if (!m_asyncio->isProgram(module))
        return;
    m_runtime.loop.holdForStep(m_runtime.program.stepCost);
    stayWithinHorizon();
}

/// Who computes on and on never comes back to the loop, which would end the run.
void ScriptRun::stayWithinHorizon()
{
    if (m_runtime.loop.now() <= m_runtime.program.horizon || m_runtime.limits.cut())
        return;
    m_runtime.limits.cut(m_asyncio->performer(), Ending::Horizon);
    budget = 0;
}

bool ScriptRun::mayGoOn()
{
    if (!m_isWanted || m_runtime.limits.cut() || m_isWanted())
        return true;
    m_runtime.limits.cut(m_asyncio->performer(), Ending::Stopped);
    m_evaluator->setExhausted();
    return false;
}

QString ScriptRun::freshSeed()
{
    return QStringLiteral("%1:%2").arg(m_runtime.program.seed).arg(++m_seedsGiven);
}

Value ScriptRun::handledException()
{
    return m_evaluator->handled();
}

QString ScriptRun::threadName()
{
    return m_asyncio->threads().threadName();
}

void ScriptRun::dropped(Value asyncGenerator)
{
    if (m_isEnding || !m_asyncio->isLoopRunning()) {
        m_abandoned.push_back(std::move(asyncGenerator));
        return;
    }
    const Value name = objects::makeText(m_context.heap(), std::string_view("aclose"));
    const Value step = objects::callMethod(m_context, asyncGenerator, name, {});
    m_runtime.loop.callSoon(
        m_asyncio->addCallback([this, step] { m_asyncio->createTask({.coroutine = step}); }));
}

} // namespace signalbox::asyncio
