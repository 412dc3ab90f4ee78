// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/classes.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/functions.h"
#include "engine/operations/insides.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

constexpr const char *specialNames[] = {
    "__new__",     "__init__",     "__repr__",      "__str__",       "__format__",   "__eq__",
    "__ne__",      "__lt__",       "__le__",        "__gt__",        "__ge__",       "__hash__",
    "__bool__",    "__len__",      "__iter__",      "__next__",      "__reversed__", "__getitem__",
    "__setitem__", "__delitem__",  "__contains__",  "__call__",      "__getattr__",  "__getattribute__",
    "__setattr__", "__delattr__",  "__get__",       "__set__",       "__delete__",   "__enter__",
    "__exit__",    "__aenter__",   "__aexit__",     "__aiter__",     "__anext__",    "__await__",
    "__neg__",     "__pos__",      "__invert__",    "__add__",       "__sub__",      "__mul__",
    "__truediv__", "__floordiv__", "__mod__",       "__pow__",       "__lshift__",   "__rshift__",
    "__and__",     "__xor__",      "__or__",        "__matmul__",    "__radd__",     "__rsub__",
    "__rmul__",    "__rtruediv__", "__rfloordiv__", "__rmod__",      "__rpow__",     "__rlshift__",
    "__rrshift__", "__rand__",     "__rxor__",      "__ror__",       "__rmatmul__",  "__iadd__",
    "__isub__",    "__imul__",     "__itruediv__",  "__ifloordiv__", "__imod__",     "__ipow__",
    "__ilshift__", "__irshift__",  "__iand__",      "__ixor__",      "__ior__",      "__imatmul__",
};
static_assert(std::size(specialNames) == kSpecials);

/// What a class itself has of a name, or a builtin type among its bases.
Value ownOf(Context &context, const Type &type, const Value &name)
{
    if (type.isClass())
        return Class::of(type)->attributes().as<Dict>()->find(context, name);
    return methodOfType(context, type, name);
}

/// The first of \a lists whose head stands in no tail; -1 where there is none.
int nextInOrder(const std::vector<std::vector<Value>> &lists)
{
    for (std::size_t at = 0; at < lists.size(); ++at) {
        const bool isInTail = std::any_of(lists.begin(), lists.end(), [&](const std::vector<Value> &list) {
            return std::any_of(list.begin() + 1, list.end(),
                               [&](const Value &each) { return each.isSame(lists[at].front()); });
        });
        if (!isInTail)
            return int(at);
    }
    return -1;
}

/// Of an object that has __getitem__() only: 0, 1, 2 … up to IndexError.
class ByPlace final : public Iterator {
public:
    explicit ByPlace(Value over)
        : Iterator(*builtinType("list_iterator"))
        , m_over(std::move(over))
    {
    }
    Value next(Context &context) override
    {
        if (m_over.isMissing())
            return {};
        Value item = m_over.as<Opaque>()->subscript(context, Value::integer(m_place++));
        if (item.isMissing()
            && (context.hasRaised(Error::IndexError) || context.hasRaised(Error::StopIteration))) {
            context.clear();
            m_over = {};
        }
        return item;
    }
    qint64 footprint() const override { return qint64(sizeof(ByPlace)); }
    void dropValues() override { m_over = {}; }

private:
    Value m_over;
    qint64 m_place = 0;
};

/// The builtin type that what derives from all these has something of inside; null where there is none.
const Type *contentAmong(const std::vector<Value> &order)
{
    for (const Value &each : order) {
        const Type &type = *each.as<Type>();
        const bool isInside = !type.isClass() && !type.isException() && type.instances() != Kind::Missing
            && type.instances() != Kind::Type && !(type.native() && type.native()->row().isBase);
        if (isInside)
            return &type;
    }
    return nullptr;
}

std::vector<Value> orderOfType(const Type &type)
{
    if (type.isClass())
        return Class::of(type)->resolutionOrder();
    std::vector<Value> order;
    for (const Type *each = &type; each; each = each->base()) {
        order.push_back(each->reference());
        if (each->qualifiedName() == "ExceptionGroup")
            order.push_back(builtinType("Exception")->reference());
    }
    return order;
}

} // namespace

const char *nameOfSpecial(Special special)
{
    return specialNames[std::size_t(special)];
}

bool orderOf(Context &context, const std::vector<Value> &bases, std::vector<Value> &out)
{
    for (auto base = bases.begin(); base != bases.end(); ++base)
        if (std::any_of(bases.begin(), base, [&](const Value &other) { return other.isSame(*base); }))
            return context.typeError("duplicate base class " + base->as<Type>()->name());
    std::vector<std::vector<Value>> lists;
    for (const Value &base : bases)
        lists.push_back(orderOfType(*base.as<Type>()));
    lists.push_back(bases);
    for (;;) {
        std::erase_if(lists, [](const std::vector<Value> &list) { return list.empty(); });
        if (lists.empty())
            return true;
        const int at = nextInOrder(lists);
        if (at < 0) {
            std::string names;
            for (const Value &base : bases)
                names += (names.empty() ? "" : ", ") + base.as<Type>()->name();
            return context.typeError(std::string("Cannot create a consistent method resolution")
                                     + (context.follows(PythonVersion::Python313) ? " " : "\n")
                                     + "order (MRO) for bases " + names);
        }
        const Value next = lists[std::size_t(at)].front();
        out.push_back(next);
        for (std::vector<Value> &list : lists)
            if (list.front().isSame(next))
                list.erase(list.begin());
    }
}

Class::Class(std::string qualifiedName, std::string name, std::vector<Value> bases, std::vector<Value> order,
             Value attributes, Kind instances, Value metaclass)
    : Type(std::move(qualifiedName), bases.front().as<Type>(), instances)
    , m_name(std::move(name))
    , m_metaclass(std::move(metaclass))
    , m_bases(std::move(bases))
    , m_order(std::move(order))
    , m_attributes(std::move(attributes))
{
    std::vector<const Type *> types{this};
    for (const Value &each : m_order)
        types.push_back(each.as<Type>());
    becomeClass(std::move(types));
    m_contentType = contentAmong(m_order);
    for (const Value &each : m_order)
        if (each.as<Type>()->isClass())
            of(*each.as<Type>())->m_derived.push_back(this);
}

Class::~Class()
{
    for (const Value &each : m_order)
        if (each.as<Type>()->isClass())
            std::erase(of(*each.as<Type>())->m_derived, this);
}

void Class::dropValues()
{
    m_bases.clear();
    m_order.clear();
    m_metaclass = {};
    m_attributes = {};
    m_specials.fill(Value());
    m_slots.clear();
    m_slotNames.clear();
    Type::dropValues();
}

void Class::changed()
{
    renewSerial();
    m_hasSpecials = false;
    for (Class *each : m_derived)
        each->changed();
}

std::vector<Value> Class::resolutionOrder() const
{
    std::vector<Value> all{reference()};
    all.insert(all.end(), m_order.begin(), m_order.end());
    return all;
}

Value Class::find(Context &context, const Value &name) const
{
    Value found = m_attributes.as<Dict>()->find(context, name);
    if (!found.isMissing())
        return found;
    for (const Value &each : m_order) {
        found = ownOf(context, *each.as<Type>(), name);
        if (!found.isMissing())
            return found;
    }
    return {};
}

Value Class::findAfter(Context &context, const Type &type, const Value &name) const
{
    bool isAfter = &type == this;
    for (const Value &each : m_order) {
        if (isAfter) {
            Value found = ownOf(context, *each.as<Type>(), name);
            if (!found.isMissing())
                return found;
        }
        isAfter = isAfter || each.as<Type>() == &type;
    }
    return {};
}

const Value &Class::special(Special special) const
{
    if (!m_hasSpecials) {
        Heap scratch;
        Context context(scratch);
        for (std::size_t at = 0; at < kSpecials; ++at) {
            const Value name = makeText(scratch, std::string_view(specialNames[at]));
            m_specials[at] = m_attributes.as<Dict>()->find(context, name);
            for (const Value &each : m_order) {
                if (!m_specials[at].isMissing())
                    break;
                if (each.as<Type>()->isClass())
                    m_specials[at] = of(*each.as<Type>())->m_attributes.as<Dict>()->find(context, name);
                else if (each.as<Type>() == m_contentType
                         && !ownOf(context, *m_contentType, name).isMissing())
                    break; // the content comes before the classes that follow
            }
        }
        m_hasSpecials = true;
    }
    return m_specials[std::size_t(special)];
}

bool Class::set(Context &context, const Value &name, const Value &value)
{
    changed();
    const std::string key = toUtf8(name);
    if (key == "__name__" && value.is(Kind::Str))
        m_name = toUtf8(value);
    if (key == "__bases__" || key == "__mro__")
        return context.raise(*builtinType("NotImplementedError"),
                             "Signalbox does not change what a class is derived from");
    if (key == "__abstractmethods__" && !value.isMissing())
        m_isAbstract = isTruthy(value);
    if (!value.isMissing())
        return m_attributes.as<Dict>()->set(context, name, value);
    Value gone;
    const Answer wasThere = m_attributes.as<Dict>()->remove(context, name, gone);
    if (wasThere == Answer::No)
        return context.raise(Error::AttributeError,
                             "type object '" + m_name + "' has no attribute '" + key + "'");
    return wasThere == Answer::Yes;
}

bool Class::set(Context &context, std::string_view name, const Value &value)
{
    return set(context, makeText(context.heap(), name), value);
}

const Type &Class::type() const
{
    return m_metaclass.isMissing() ? typeOfKind(Kind::Type) : *m_metaclass.as<Type>();
}

const Class *Class::metaclass() const
{
    return m_metaclass.isMissing() ? nullptr : of(*m_metaclass.as<Type>());
}

bool Class::isCalledByMetaclass() const
{
    return metaclass() && !metaclass()->special(Special::Call).isMissing();
}

bool Class::measure(Context &context, qsizetype &out)
{
    out = -1;
    const Value length = askMetaclass(context, reference(), "__len__");
    if (length.isSmallIntOrBool())
        out = length.integer();
    return !context.hasRaised();
}

/// What the metaclass has comes first where it is a property, last where it is a method.
Value Class::attributeOfClass(Context &context, const Value &name)
{
    const Class *const above = metaclass();
    const Value theirs = above ? above->find(context, name) : Value();
    const bool isFirst = sortOf(theirs) == Sort::Property;
    if (isFirst)
        return bound(context, theirs, reference(), *above);
    Value mine = attributeByKey(context, name, toUtf8(name));
    if (!mine.isMissing() || context.hasRaised() || !above)
        return mine;
    if (!theirs.isMissing())
        return bound(context, theirs, reference(), *above);
    return askMetaclass(context, reference(), "__getattr__", {&name, 1});
}

Value Class::attributeByKey(Context &context, const Value &name, const std::string &key)
{
    Heap &heap = context.heap();
    if (key == "__name__")
        return makeText(heap, m_name);
    if (key == "__mro__")
        return makeTuple(heap, resolutionOrder());
    if (key == "__bases__")
        return makeTuple(heap, m_bases);
    if (key == "__dict__")
        return m_attributes.as<Dict>()->copy(context);
    if (key == "__subclasses__" || key == "mro") {
        const Value method = methodOfType(context, typeOfKind(Kind::Type), name);
        if (method.is(Kind::Function))
            return heap.adopt(
                new Function(method.as<Function>()->row(), method.as<Function>()->owner(), reference()));
    }
    if (key == "__doc__" || key == "__annotations__") {
        Value found = m_attributes.as<Dict>()->find(context, name);
        return !found.isMissing() ? found : key == "__doc__" ? Value::none() : makeDict(heap);
    }
    const Value found = find(context, name);
    if (found.isMissing())
        return {};
    return bound(context, found, Value(), *this);
}

int Class::slotOf(Context &context, const Value &name) const
{
    const Value place = const_cast<Dict &>(m_slots).find(context, name);
    return place.isMissing() ? -1 : int(place.integer());
}

/// Whether instances may have an attribute of this name: where all classes say __slots__, these alone.
bool Class::admitsSlot(Context &context, const Value &name) const
{
    const Value slots = makeText(context.heap(), std::string_view("__slots__"));
    std::vector<Value> names;
    for (const Value &each : resolutionOrder()) {
        if (!each.as<Type>()->isClass())
            continue;
        const Value listed = of(*each.as<Type>())->m_attributes.as<Dict>()->find(context, slots);
        if (listed.isMissing())
            return true;
        if (listed.is(Kind::Str))
            names.push_back(listed);
        else if (!collect(context, listed, names))
            return true;
    }
    return std::any_of(names.begin(), names.end(), [&](const Value &each) {
        return each.is(Kind::Str) && (toUtf8(each) == toUtf8(name) || toUtf8(each) == "__dict__");
    });
}

int Class::addSlot(Context &context, const Value &name)
{
    if (!admitsSlot(context, name)) {
        context.raise(Error::AttributeError,
                      "'" + m_name + "' object has no attribute '" + toUtf8(name) + "'"
                          + (context.follows(PythonVersion::Python313)
                                 ? " and no __dict__ for setting new attributes"
                                 : ""));
        return -1;
    }
    const int place = int(m_slotNames.size());
    if (!m_slots.set(context, name, Value::integer(place)))
        return -1;
    m_slotNames.push_back(name);
    return place;
}

bool Class::represent(Context &context, TextBuilder &out)
{
    const Value words = askMetaclass(context, reference(), "__repr__");
    if (context.hasRaised())
        return false;
    if (words.is(Kind::Str)) {
        out.append(std::u32string_view(toUtf32(words)));
        return true;
    }
    out.append("<class '" + qualifiedName() + "'>");
    return true;
}

Answer Class::write(Context &context, const Value &self, TextBuilder &out, bool isRepr) const
{
    const Special which = isRepr ? Special::Repr : Special::Str;
    const Value &function = special(which);
    if (function.isMissing())
        return Answer::No;
    const Value text = plainIfScalar(objects::call(context, function, self));
    if (text.isMissing())
        return Answer::Raised;
    if (!text.is(Kind::Str))
        return context.typeError(std::string(nameOfSpecial(which)) + " returned non-string (type "
                                 + typeName(text) + ")");
    out.append(std::u32string_view(toUtf32(text)));
    return Answer::Yes;
}

Value bound(Context &context, const Value &found, const Value &self, const Type &type)
{
    switch (sortOf(found)) {
    case Sort::Function:
        return self.isMissing() ? found : boundMethod(context, found, self);
    case Sort::ClassMethod: {
        const Value &function = found.as<MethodOfClass>()->function();
        return boundMethod(context, function, type.reference());
    }
    case Sort::StaticMethod:
        return found.as<MethodOfClass>()->function();
    case Sort::Property: {
        if (self.isMissing())
            return found;
        const Value &get = found.as<Property>()->get();
        return get.isNone() ? Value(context.raise(Error::AttributeError, "property has no getter"))
                            : objects::call(context, get, self);
    }
    case Sort::Instance: {
        const Value &get = Class::of(typeOf(found))->special(Special::Get);
        if (get.isMissing())
            return found;
        const Value given[] = {found, self.isMissing() ? Value::none() : self, type.reference()};
        return objects::call(context, get, Arguments{given, 3});
    }
    case Sort::Other:
        if (!found.is(Kind::Opaque))
            break;
        // What functools makes of a function is bound as that is, where it says so.
        if (const Value get = !self.isMissing() ? found.as<Opaque>()->boundTo(context, self) : Value();
            !get.isMissing())
            return get;
        break;
    case Sort::Method:
    case Sort::Generator:
    case Sort::AsyncStep:
    case Sort::Module:
    case Sort::Cell:
        break;
    }
    if (found.is(Kind::Function) && !self.isMissing()) {
        const auto *function = found.as<Function>();
        if (function->owner() && function->self().isMissing())
            return context.heap().adopt(new Function(function->row(), function->owner(), self));
    }
    return found;
}

Value iterateByPlace(Context &context, const Value &value)
{
    return context.heap().adopt(new ByPlace(value));
}

Value callMethodNamed(Context &context, const Value &value, std::string_view name, const Value &argument)
{
    const Value method = attributeOf(context, value, makeText(context.heap(), name));
    return method.isMissing() ? method : call(context, method, argument);
}

} // namespace signalbox::objects
