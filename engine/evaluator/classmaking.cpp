// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/classmaking.h"

#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/classbuilding.h"
#include "engine/operations/functions.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

Value named(Context &context, std::string_view name)
{
    return makeText(context.heap(), name);
}

/// What a class is told to, once it is made: the cell that super() looks into.
class ClassCell final : public Opaque {
public:
    explicit ClassCell(Value cell)
        : Opaque(typeOf(cell))
        , m_cell(std::move(cell))
    {
    }
    bool isIterable() const override { return false; }
    Answer setAttribute(Context &, const Value &, const Value &value) override
    {
        Cell::of(m_cell)->content = value;
        return Answer::Yes;
    }
    qint64 footprint() const override { return qint64(sizeof(ClassCell)); }
    void dropValues() override { m_cell = {}; }

private:
    Value m_cell;
};

/// The names of keywords, and the values after \a positional ones, as a call has them.
Arguments spread(const Value &keywords, std::vector<Value> &values, std::vector<Value> &names)
{
    const qsizetype count = qsizetype(values.size());
    const Dict *given = keywords.as<Dict>();
    for (qsizetype at = given->nextPlace(0); at >= 0; at = given->nextPlace(at + 1)) {
        names.push_back(given->entry(at).key);
        values.push_back(given->entry(at).value);
    }
    return {values.data(), count, names};
}

/// What the metaclass's __prepare__() says that the body begins with.
bool prepareNames(Context &context, const Activation &body, const Value &metaclass, Dict &names)
{
    const auto parts = body.bases.as<Tuple>()->items();
    if (!metaclass.is(Kind::Type) || !metaclass.as<Type>()->isClass())
        return true;
    const Class &type = *Class::of(*metaclass.as<Type>());
    const Value prepare = type.find(context, named(context, "__prepare__"));
    if (prepare.isMissing() || prepare.is(Kind::Function))
        return true;
    std::vector<Value> values{makeText(context.heap(), body.code().name), parts[0]}, keys;
    const Arguments arguments = spread(parts[1], values, keys);
    const Value prepared = call(context, bound(context, prepare, Value(), type), arguments);
    if (prepared.isMissing())
        return false;
    if (!prepared.is(Kind::Dict))
        return context.raise(*builtinType("NotImplementedError"),
                             "Signalbox runs no class bodies in a namespace that is no dict");
    return names.update(context, *prepared.as<Dict>());
}

} // namespace

bool beginClassBody(Context &context, Activation &body)
{
    Dict *names = body.names.as<Dict>();
    const Code &code = body.code();
    Heap &heap = context.heap();
    const auto parts = body.bases.as<Tuple>()->items();
    const Value bases = resolvedBases(context, parts[0]), keywords = parts[1];
    Value wanted, metaclass;
    if (bases.isMissing()
        || keywords.as<Dict>()->remove(context, named(context, "metaclass"), wanted) == Answer::Raised
        || !findMetaclass(context, wanted, bases, metaclass))
        return false;
    body.bases =
        makeTuple(heap, {bases, keywords, metaclass.isMissing() ? Value::none() : metaclass, parts[0]});
    if (!prepareNames(context, body, metaclass, *names))
        return false;
    Value module = body.loaded->module->get(u"__name__"_s);
    return names->set(context, named(context, "__module__"), module.isMissing() ? Value::none() : module)
        && names->set(context, named(context, "__qualname__"), makeText(heap, code.qualifiedName))
        && (!code.documentation
            || names->set(context, named(context, "__doc__"), makeText(heap, *code.documentation)));
}

Value makeClass(Context &context, Activation &body)
{
    const auto parts = body.bases.as<Tuple>()->items();
    const Value bases = parts[0], metaclass = parts[2];
    const Value name = makeText(context.heap(), body.code().name);
    const auto given = parts[3].as<Tuple>()->items();
    const bool areTypes = std::ranges::all_of(given, [](const Value &base) { return base.is(Kind::Type); });
    if (!areTypes && !body.names.as<Dict>()->set(context, named(context, "__orig_bases__"), parts[3]))
        return {};
    if (body.code().classCell >= 0
        && !body.names.as<Dict>()->set(
            context, named(context, "__classcell__"),
            context.heap().adopt(new ClassCell(body.locals[body.code().classCell]))))
        return {};
    std::vector<Value> values, names;
    if (metaclass.isNone()) {
        const Arguments keywords = spread(parts[1], values, names);
        return buildClass(context, Value(),
                          {.name = name, .bases = bases, .names = body.names, .keywords = keywords});
    }
    values = {name, bases, body.names};
    const Arguments arguments = spread(parts[1], values, names);
    return call(context, metaclass, arguments);
}

} // namespace signalbox::evaluator
