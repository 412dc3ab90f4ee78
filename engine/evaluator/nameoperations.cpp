// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/nameoperations.h"

#include "engine/evaluator/functionobject.h"

#include "engine/builtins/methods.h"
#include "engine/builtins/owners.h"
#include "engine/evaluator/generators.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/instances.h"
#include "engine/operations/iterators.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const Value &nameOf(const Activation &at, const Instruction &instruction)
{
    return at.loaded->names[std::size_t(instruction.a)];
}

Value named(Context &context, const char *name)
{
    return makeText(context.heap(), std::string_view(name));
}

/// An attribute, or Missing without an exception where there is none.
Value attributeIfAny(Context &context, const Value &value, const char *name)
{
    Value found = attributeOf(context, value, named(context, name));
    if (found.isMissing() && context.hasRaised(Error::AttributeError))
        context.clear();
    return found;
}

/// Of instances: the method of the class, bound. Missing without an exception where there is none.
Value specialOf(Context &context, const Value &value, Special special)
{
    if (sortOf(value) == Sort::Instance)
        return value.as<Instance>()->boundSpecial(context, special);
    return attributeIfAny(context, value, nameOfSpecial(special));
}

/// What objects whose attributes are found in the same way share; 0 of those that share nothing.
quint64 serialOf(const Value &value)
{
    constexpr quint64 kOfKinds = quint64(1) << 62, kOfModules = quint64(1) << 63;
    switch (value.kind()) {
    case Kind::Opaque:
        if (value.as<Opaque>()->sort() == Sort::Module)
            return kOfModules | reinterpret_cast<quintptr>(value.object());
        return value.object()->type().serial();
    case Kind::Type:
    case Kind::Exception:
    case Kind::Function:
    case Kind::Missing:
        return 0;
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Iterator:
        return value.object()->type().serial();
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::List:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Range:
    case Kind::Slice:
    case Kind::DictView:
        break;
    }
    return kOfKinds | quint64(value.kind());
}

AttributeCache &cacheOf(const Activation &at, const Instruction &instruction)
{
    return at.loaded->caches[instruction.b];
}

void remember(AttributeCache &cache, quint64 serial, AttributeCache::What what, int place, Value method = {})
{
    cache.serial = serial;
    cache.what = what;
    cache.place = place;
    cache.method = std::move(method);
}

bool deleteName(Context &context, Activation &at, const Instruction &instruction)
{
    Value gone;
    const Answer wasThere = at.names.as<Dict>()->remove(context, nameOf(at, instruction), gone);
    if (wasThere == Answer::No)
        raiseMissing(context, at, instruction);
    return wasThere == Answer::Yes;
}

bool forget(Context &context, Activation &at, const Instruction &instruction, Value &variable)
{
    if (variable.isMissing()) {
        raiseMissing(context, at, instruction);
        return false;
    }
    variable = Value();
    return true;
}

bool loadName(Context &context, Activation &at, const Instruction &instruction)
{
    const std::size_t name = std::size_t(instruction.op == Op::LoadName ? instruction.a : instruction.b);
    Value found = at.names.isMissing() ? Value() : at.names.as<Dict>()->find(context, at.loaded->names[name]);
    if (found.isMissing() && instruction.op == Op::LoadNameOrCell)
        found = Cell::of(at.locals[instruction.a])->content;
    else if (found.isMissing())
        found = at.loaded->module->at(at.loaded->globals[name]);
    if (found.isMissing() && instruction.op == Op::LoadName)
        found = at.loaded->builtins[name];
    if (found.isMissing()) {
        raiseMissing(context, at, instruction);
        return false;
    }
    at.push(std::move(found));
    return true;
}

bool iterateAsync(Context &context, Activation &at)
{
    Value &top = *(at.top - 1);
    if (sortOf(top) == Sort::Generator && GeneratorObject::of(top)->isAsyncGenerator())
        return true;
    const Value method = specialOf(context, top, Special::AIter);
    if (method.isMissing())
        return context.hasRaised()
            ? false
            : bool(context.typeError("'async for' requires an object with __aiter__ method, got "
                                     + typeName(top)));
    Value iterator = objects::call(context, method, Arguments{});
    if (iterator.isMissing())
        return false;
    const bool isAsync =
        (sortOf(iterator) == Sort::Generator && GeneratorObject::of(iterator)->isAsyncGenerator())
        || !specialOf(context, iterator, Special::ANext).isMissing();
    if (!isAsync)
        return context.hasRaised()
            ? false
            : bool(context.typeError("'async for' received an object from __aiter__ that does "
                                     "not implement __anext__: "
                                     + typeName(iterator)));
    top = std::move(iterator);
    return true;
}

bool nextAsync(Context &context, Activation &at)
{
    const Value iterator = *(at.top - 1);
    if (sortOf(iterator) == Sort::Generator) {
        at.push(context.heap().adopt(new AsyncStep(iterator, AsyncStep::What::Send, Value::none())));
        return true;
    }
    const Value method = specialOf(context, iterator, Special::ANext);
    if (method.isMissing())
        return context.hasRaised()
            ? false
            : bool(context.typeError("'async for' requires an iterator with __anext__ method, got "
                                     + typeName(iterator)));
    Value step = objects::call(context, method, Arguments{});
    if (step.isMissing())
        return false;
    at.push(std::move(step));
    return true;
}

bool cannotAwait(Context &context, const Value &value, AwaitedBy by)
{
    switch (by) {
    case AwaitedBy::Await:
        return context.typeError("object " + typeName(value) + " can't be used in 'await' expression");
    case AwaitedBy::Enter:
        return context.typeError(
            "'async with' received an object from __aenter__ that does not implement __await__: "
            + typeName(value));
    case AwaitedBy::Exit:
        return context.typeError(
            "'async with' received an object from __aexit__ that does not implement __await__: "
            + typeName(value));
    case AwaitedBy::Next:
        return context.typeError("'async for' received an invalid object from __anext__: " + typeName(value));
    }
    return false;
}

bool makeAwaitable(Context &context, Activation &at, AwaitedBy by)
{
    Value &top = *(at.top - 1);
    switch (sortOf(top)) {
    case Sort::Generator: {
        const GeneratorObject &generator = *GeneratorObject::of(top);
        if (!generator.isCoroutine())
            return cannotAwait(context, top, by);
        if (generator.state() == GeneratorObject::State::Suspended && !generator.delegate().isMissing())
            return context.raise(Error::RuntimeError, "coroutine is being awaited already");
        return true;
    }
    case Sort::AsyncStep:
        return true;
    case Sort::Other:
        return top.is(Kind::Opaque) || cannotAwait(context, top, by); // whoever runs it knows
    case Sort::Instance:
        break;
    case Sort::Function:
    case Sort::Method:
    case Sort::Module:
    case Sort::Cell:
    case Sort::Property:
    case Sort::ClassMethod:
    case Sort::StaticMethod:
        return cannotAwait(context, top, by);
    }
    const Value method = specialOf(context, top, Special::Await);
    if (method.isMissing())
        return context.hasRaised() ? false : cannotAwait(context, top, by);
    Value iterator = objects::call(context, method, Arguments{});
    if (iterator.isMissing())
        return false;
    // A coroutine's own __await__() gives the coroutine here: only what was made by `async def` is wrong.
    const Value &function = sortOf(method) == Sort::Method ? method.as<BoundMethod>()->function() : method;
    const bool isAsync = sortOf(function) == Sort::Function
        && FunctionObject::of(function)->code().kind == Code::Kind::Coroutine;
    if (isAsync && sortOf(iterator) == Sort::Generator && GeneratorObject::of(iterator)->isCoroutine())
        return context.typeError("__await__() returned a coroutine");
    if (!iterator.is(Kind::Iterator) && !iterator.is(Kind::Opaque))
        return context.typeError("__await__() returned non-iterator of type '" + typeName(iterator) + "'");
    top = std::move(iterator);
    return true;
}

bool makeDelegable(Context &context, Activation &at)
{
    Value &top = *(at.top - 1);
    if (sortOf(top) == Sort::Generator && !GeneratorObject::of(top)->isAsyncGenerator()) {
        if (GeneratorObject::of(top)->isCoroutine())
            return context.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
        return true;
    }
    if (sortOf(top) == Sort::Other && top.is(Kind::Opaque) && !isIterable(top))
        return true; // a future: whoever runs it knows
    Value iterator = iterate(context, top);
    if (iterator.isMissing())
        return false;
    top = std::move(iterator);
    return true;
}

} // namespace

void raiseMissing(Context &context, const Activation &at, const Instruction &instruction)
{
    const bool isCell = instruction.op == Op::LoadCell || instruction.op == Op::DeleteCell
        || instruction.op == Op::LoadNameOrCell;
    if (instruction.op != Op::LoadLocal && instruction.op != Op::DeleteLocal && !isCell) {
        context.raise(*builtinType("NameError"),
                      "name '" + toUtf8(at.loaded->names[std::size_t(instruction.a)]) + "' is not defined");
        return;
    }
    const std::string name = "'" + at.variableNames().at(instruction.a).toStdString() + "'";
    const bool isFree = (isCell && instruction.a >= at.code().locals())
        || ((instruction.op == Op::LoadLocal || instruction.op == Op::LoadCell) && instruction.b != 0);
    if (isFree)
        context.raise(*builtinType("NameError"),
                      "cannot access free variable " + name
                          + " where it is not associated with a value in enclosing scope");
    else
        context.raise(*builtinType("UnboundLocalError"),
                      "cannot access local variable " + name + " where it is not associated with a value");
}

bool changeName(Context &context, Activation &at, const Instruction &i)
{
    if (i.op == Op::LoadName || i.op == Op::LoadNameOrCell)
        return loadName(context, at, i);
    if (i.op == Op::StoreName) {
        const Value value = at.pop();
        return at.names.as<Dict>()->set(context, at.loaded->names[std::size_t(i.a)], value);
    }
    if (i.op == Op::DeleteName)
        return deleteName(context, at, i);
    if (i.op == Op::MakeCell) { // b: 1 where it begins without a value
        at.locals[i.a] = context.heap().adopt(new Cell(i.b != 0 ? Value() : std::move(at.locals[i.a])));
        return true;
    }
    if (i.op == Op::ForgetLocal) {
        at.locals[i.a] = Value();
        return true;
    }
    if (i.op == Op::DeleteGlobal)
        return forget(context, at, i, at.loaded->module->at(at.loaded->globals[std::size_t(i.a)]));
    return forget(context, at, i,
                  i.op == Op::DeleteCell ? Cell::of(at.locals[i.a])->content : at.locals[i.a]);
}

bool loadAttributeFast(const Activation &at, const Instruction &instruction, Value *top)
{
    const AttributeCache &cache = cacheOf(at, instruction);
    Value &object = top[-1];
    if (cache.what == AttributeCache::What::Nothing || cache.serial != serialOf(object))
        return false;
    if (cache.what == AttributeCache::What::Slot) {
        const Value *slot = object.as<Instance>()->slot(cache.place);
        if (!slot || slot->isMissing())
            return false;
        object = Value(*slot);
        return true;
    }
    if (cache.what != AttributeCache::What::Variable)
        return false;
    const Value &variable = ModuleObject::of(object)->at(cache.place);
    if (variable.isMissing())
        return false;
    object = Value(variable);
    return true;
}

bool loadMethodFast(const Activation &at, const Instruction &instruction, Value *&top)
{
    const AttributeCache &cache = cacheOf(at, instruction);
    Value &object = top[-1];
    if (cache.what == AttributeCache::What::Nothing || cache.serial != serialOf(object))
        return false;
    if (cache.what == AttributeCache::What::Method) {
        new (top++) Value(cache.method);
        top[-1].swap(top[-2]);
        return true;
    }
    if (!loadAttributeFast(at, instruction, top))
        return false;
    new (top++) Value();
    return true;
}

bool storeAttributeFast(const Activation &at, const Instruction &instruction, Value *&top)
{
    const AttributeCache &cache = cacheOf(at, instruction);
    const Value &object = top[-1];
    if (cache.what != AttributeCache::What::Slot || cache.serial != serialOf(object))
        return false;
    Value *slot = object.as<Instance>()->slotForStore(cache.place);
    if (!slot)
        return false;
    *slot = std::move(top[-2]);
    top[-1] = Value();
    top -= 2;
    return true;
}

bool loadAttribute(Context &context, Activation &at, const Instruction &instruction)
{
    const Value object = *(at.top - 1);
    Value found = attributeOf(context, object, nameOf(at, instruction));
    if (found.isMissing())
        return false;
    if (sortOf(object) == Sort::Instance) {
        const int place = object.as<Instance>()->slotToRemember(nameOf(at, instruction));
        if (place >= 0)
            remember(cacheOf(at, instruction), serialOf(object), AttributeCache::What::Slot, place);
    } else if (isModule(object)) {
        remember(cacheOf(at, instruction), serialOf(object), AttributeCache::What::Variable,
                 ModuleObject::of(object)->placeOf(toQString(nameOf(at, instruction))));
    }
    *(at.top - 1) = std::move(found);
    return true;
}

void rememberStored(Activation &at, const Instruction &instruction, const Value &object, const Value &name)
{
    if (sortOf(object) != Sort::Instance)
        return;
    const int place = object.as<Instance>()->slotToRemember(name);
    if (place >= 0)
        remember(cacheOf(at, instruction), serialOf(object), AttributeCache::What::Slot, place);
}

bool loadMethod(Context &context, Activation &at, const Instruction &instruction)
{
    const Value object = *(at.top - 1);
    const Value &name = nameOf(at, instruction);
    const quint64 serial = serialOf(object);
    Value method;
    if (sortOf(object) == Sort::Instance) {
        method = object.as<Instance>()->methodToRemember(name);
    } else if (serial != 0 && !isModule(object)) {
        const std::string key = toUtf8(name);
        const bool isByType = key == "is_integer" || key == "fromkeys" || isSpecialName(key);
        if (const FunctionRow *row = isByType ? nullptr : findMethod(object, key))
            method = context.heap().adopt(new Function(*row, &ownerOfMethod(object, *row), Value()));
    }
    if (!method.isMissing()) {
        remember(cacheOf(at, instruction), serial, AttributeCache::What::Method, 0, method);
        *(at.top - 1) = std::move(method);
        at.push(object);
        return true;
    }
    if (!loadAttribute(context, at, instruction))
        return false;
    Value &found = *(at.top - 1);
    if (found.is(Kind::Function) && !object.is(Kind::Type) && found.as<Function>()->isMethodOf(object)) {
        const auto *bound = found.as<Function>(); // words about the call name the type that has it
        found = context.heap().adopt(new Function(bound->row(), bound->owner(), Value()));
        at.push(object);
        return true;
    }
    at.push(Value());
    return true;
}

bool prepare(Context &context, Activation &at, const Instruction &instruction)
{
    if (instruction.op == Op::IterateAsync)
        return iterateAsync(context, at);
    if (instruction.op == Op::NextAsync)
        return nextAsync(context, at);
    if (instruction.op == Op::Awaitable)
        return makeAwaitable(context, at, AwaitedBy(instruction.a));
    if (instruction.op == Op::Delegable)
        return makeDelegable(context, at);
    Value iterator = iterate(context, *(at.top - 1));
    if (iterator.isMissing())
        return false;
    *(at.top - 1) = std::move(iterator);
    return true;
}

bool enterWith(Context &context, Activation &at, const Instruction &instruction)
{
    const bool isAsync = instruction.op == Op::EnterAsyncWith;
    const Value manager = *(at.top - 1);
    Value enter = specialOf(context, manager, isAsync ? Special::AEnter : Special::Enter);
    if (enter.isMissing() && context.hasRaised())
        return false;
    Value exit =
        enter.isMissing() ? Value() : specialOf(context, manager, isAsync ? Special::AExit : Special::Exit);
    if (exit.isMissing()) {
        if (context.hasRaised())
            return false;
        const std::string protocol =
            isAsync ? "asynchronous context manager protocol" : "context manager protocol";
        return context.typeError("'" + typeName(manager) + "' object does not support the " + protocol
                                 + (enter.isMissing() ? ""
                                        : isAsync     ? " (missed __aexit__ method)"
                                                      : " (missed __exit__ method)"));
    }
    *(at.top - 1) = std::move(exit);
    at.push(std::move(enter));
    at.push(Value());
    return true;
}

bool annotate(Context &context, Activation &at, const Instruction &instruction)
{
    const Value annotation = at.pop();
    const Value key = named(context, "__annotations__");
    Value annotations = at.names.as<Dict>()->find(context, key);
    if (annotations.isMissing()) {
        annotations = makeDict(context.heap());
        if (!at.names.as<Dict>()->set(context, key, annotations))
            return false;
    }
    return annotations.is(Kind::Dict)
        && annotations.as<Dict>()->set(context, nameOf(at, instruction), annotation);
}

} // namespace signalbox::evaluator
