// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/callstacks.h"

#include "engine/evaluator/activation.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/simulation.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/instances.h"

namespace signalbox {

namespace {

using objects::Kind;
using objects::Value;

/// Makes pictures of values, without running any code of the program.
class Camera {
public:
    explicit Camera(objects::Context &context)
        : m_context(context)
    {
    }
    ShownValue show(const Value &value, int depth = 0)
    {
        ShownValue shown;
        shown.type = QString::fromStdString(objects::typeName(value));
        if (value.isObject() && !value.is(Kind::Str) && !value.is(Kind::Int))
            shown.identity = quint64(reinterpret_cast<quintptr>(value.object()));
        if (depth < kDeepest)
            showItems(value, shown, depth);
        shown.text = text(value);
        return shown;
    }

private:
    static constexpr int kDeepest = 4;
    static constexpr qsizetype kLongest = 200;

    void add(ShownValue &into, const QString &key, const Value &value, int depth)
    {
        if (++into.size <= ShownValue::kMostShown)
            into.items.append({key, show(value, depth + 1)});
    }

    void showItems(const Value &value, ShownValue &into, int depth)
    {
        if (value.is(Kind::List) || value.is(Kind::Tuple)) {
            for (const Value &item : objects::itemsOf(value))
                add(into, QString::number(into.size), item, depth);
        } else if (value.is(Kind::Dict)) {
            const auto *dict = value.as<objects::Dict>();
            for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1))
                add(into, text(dict->entry(at).key), dict->entry(at).value, depth);
        } else if (value.is(Kind::Opaque) && objects::typeOf(value).isClass()) {
            auto *instance = value.as<objects::Instance>();
            for (const Value &name : instance->classOf().slotNames()) {
                const Value attribute = instance->own(m_context, name);
                if (!attribute.isMissing())
                    add(into, objects::toQString(name), attribute, depth);
            }
        }
    }

    QString text(const Value &value, int depth = 0)
    {
        if (value.is(Kind::List) || value.is(Kind::Tuple))
            return sequence(value, depth);
        if (value.is(Kind::Dict))
            return mapping(value, depth);
        const bool isOfProgram = value.isObject() && objects::typeOf(value).isClass();
        QString repr = u'<' + QString::fromStdString(objects::typeName(value)) + u'>';
        if (!isOfProgram) {
            const Value made = objects::reprOf(m_context, value);
            if (made.isMissing())
                m_context.clear();
            else
                repr = objects::toQString(made);
        }
        return cut(repr);
    }

    QString sequence(const Value &value, int depth)
    {
        const bool isList = value.is(Kind::List);
        QString text(isList ? u'[' : u'(');
        for (const Value &item : objects::itemsOf(value)) {
            if (text.size() > kLongest || depth == kDeepest)
                return text + u'…' + QChar(isList ? u']' : u')');
            text += (text.size() > 1 ? QStringLiteral(", ") : QString()) + this->text(item, depth + 1);
        }
        if (!isList && objects::itemsOf(value).size() == 1)
            text += u',';
        return text + QChar(isList ? u']' : u')');
    }

    QString mapping(const Value &value, int depth)
    {
        const auto *dict = value.as<objects::Dict>();
        QString text(u'{');
        for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1)) {
            if (text.size() > kLongest || depth == kDeepest)
                return text + QStringLiteral("…}");
            text += (text.size() > 1 ? QStringLiteral(", ") : QString())
                + this->text(dict->entry(at).key, depth + 1) + QStringLiteral(": ")
                + this->text(dict->entry(at).value, depth + 1);
        }
        return text + u'}';
    }

    static QString cut(const QString &text)
    {
        return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
    }

    objects::Context &m_context;
};

QList<ShownCall> showCalls(Camera &camera, const asyncio::ScriptSteps &steps,
                           const asyncio::LayeredCode &code)
{
    QList<ShownCall> calls;
    for (const auto &layer : code.layers) {
        const evaluator::Execution *execution = layer->execution();
        if (!execution)
            continue;
        for (const auto &activation : execution->activations()) {
            ShownCall call{activation->name(), steps.stepOf(activation->statement), {}};
            const QStringList &names = activation->variableNames();
            for (int place = 0; place < names.size(); ++place) {
                const Value value = activation->variable(place);
                call.variables.append({names[place], value.isMissing() ? ShownValue() : camera.show(value)});
            }
            calls.append(call);
        }
    }
    return calls;
}

} // namespace

CallStackSearch::CallStackSearch(const Program &program, qsizetype fact)
{
    if (program.script.isEmpty())
        return;
    m_simulation = std::make_unique<Simulation>(program);
    m_simulation->probe(fact + 1, [this](Interpreter &interpreter) {
        asyncio::AsyncioRun &asyncio = interpreter.script()->asyncio();
        Camera camera(asyncio.context());
        for (const Task &task : interpreter.tasks().all()) {
            if (!task.isDone() && task.code)
                m_stacks.insert(task.id,
                                showCalls(camera, asyncio.steps(),
                                          static_cast<const asyncio::LayeredCode &>(*task.code)));
        }
    });
}

CallStackSearch::~CallStackSearch() = default;

bool CallStackSearch::advance(qint64 turns)
{
    return !m_simulation || m_simulation->hasProbed() || m_simulation->advance(turns)
        || m_simulation->hasProbed();
}

CallStacks callStacksAt(const Program &program, qsizetype fact)
{
    CallStackSearch search(program, fact);
    while (!search.advance(10'000)) { }
    return search.stacks();
}

} // namespace signalbox
