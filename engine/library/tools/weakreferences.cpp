// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/weakreferences.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/heap.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &referenceType();

class WeakReference final : public Opaque, public Watcher {
public:
    WeakReference(Context &context, Object *target, Value callback)
        : Opaque(referenceType())
        , m_context(context)
        , m_target(target)
        , m_callback(std::move(callback))
    {
        if (m_target->heap())
            m_target->heap()->watch(m_target, this);
    }
    ~WeakReference() override { forget(); }

    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(WeakReference)); }
    void dropValues() override
    {
        forget();
        m_callback = {};
    }
    Value call(Context &, const Arguments &) override { return target(); }
    Value target() const { return m_target ? Value::of(m_target) : Value::none(); }
    const Value &callback() const { return m_callback; }
    Answer equals(Context &context, const Value &other) override
    {
        if (!other.is(Kind::Opaque) || &typeOf(other) != &referenceType())
            return Answer::No;
        const auto *that = other.as<WeakReference>();
        if (!m_target || !that->m_target)
            return answer(this == that);
        return equal(context, target(), that->target());
    }
    Answer hash(Context &context, Hash &out) override
    {
        if (!m_hasHash) {
            if (!m_target)
                return context.typeError("weak object has gone away"), Answer::Raised;
            if (!hashOf(context, target(), m_hash))
                return Answer::Raised;
            m_hasHash = true;
        }
        out = m_hash;
        return Answer::Yes;
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        out.append("<weakref at ");
        out.appendAddress(static_cast<Object *>(this));
        if (m_target) {
            const Type &type = typeOf(target());
            out.append("; to '"
                       + (context.follows(PythonVersion::Python313) ? type.qualifiedName() : type.name())
                       + "' at ");
            out.appendAddress(m_target);
        } else {
            out.append("; dead");
        }
        out.append(">");
        return true;
    }

    // Watcher
    void lose() override { m_target = nullptr; }
    bool isAlive() const override { return references() > 0; }
    Value itself() override { return Value::of(static_cast<Object *>(this)); }
    void tell() override
    {
        if (m_callback.isMissing())
            return;
        const objects::RaisedAside aside(m_context);
        if (objects::call(m_context, m_callback, itself()).isMissing())
            m_context.clear(); // CPython tells of it on stderr
        m_callback = {};
    }

private:
    void forget()
    {
        if (m_target && m_target->heap())
            m_target->heap()->unwatch(m_target, this);
        m_target = nullptr;
    }

    Context &m_context;
    Object *m_target;
    Value m_callback;
    Hash m_hash = 0;
    bool m_hasHash = false;
};

/// What Python gives no place for the list of its references.
bool isReferable(const Value &value)
{
    switch (value.kind()) {
    case Kind::Opaque:
    case Kind::Type:
    case Kind::Exception:
    case Kind::Set:
    case Kind::FrozenSet:
        return true;
    case Kind::Function:
        return value.as<Function>()->self().isMissing();
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Iterator:
    case Kind::DictView:
        break;
    }
    return value.isObject()
        && typeOf(value).isClass(); // of a class of the program that derives from one of these
}

Value makeReference(const Call &call)
{
    if (!isReferable(call[0]))
        return call.context.typeError("cannot create weak reference to '" + typeName(call[0]) + "' object");
    const Value callback = call.has(1) && !call[1].isNone() ? call[1] : Value();
    Object *const target = call[0].object();
    if (callback.isMissing() && target->heap()) {
        for (Watcher *each : target->heap()->watchersOf(target))
            if (const Value known = each->isAlive() ? each->itself() : Value();
                !known.isMissing() && known.as<WeakReference>()->callback().isMissing())
                return known;
    }
    return call.heap().adopt(new WeakReference(call.context, target, callback));
}

Value countReferences(const Call &call)
{
    const bool isWatched = call[0].isObject() && call[0].object()->heap();
    return Value::integer(isWatched ? std::ssize(call[0].object()->heap()->watchersOf(call[0].object())) : 0);
}

Value listReferences(const Call &call)
{
    std::vector<Value> found;
    if (call[0].isObject() && call[0].object()->heap())
        for (Watcher *each : call[0].object()->heap()->watchersOf(call[0].object()))
            found.push_back(each->itself());
    return makeList(call.heap(), std::move(found));
}

Value tellCallback(Context &, const Value &self)
{
    const Value &callback = self.as<WeakReference>()->callback();
    return callback.isMissing() ? Value::none() : callback;
}

const NativeType &referenceType()
{
    static constexpr FunctionRow make{"ReferenceType", makeReference, Signature::Positional, 1, 2};
    static constexpr AttributeRow attributes[] = {{"__callback__", tellCallback}};
    static const NativeType type({.name = "weakref.ReferenceType", .make = &make, .attributes = attributes});
    return type;
}

constexpr FunctionRow weakFunctions[] = {
    {"getweakrefcount", countReferences, Signature::One},
    {"getweakrefs", listReferences, Signature::One},
};

} // namespace

Attributes makeWeakReferences(Context &context)
{
    Filling filling(context);
    filling.add(weakFunctions);
    filling.add("ref", referenceType().reference());
    return filling.take();
}

} // namespace signalbox::modules
