// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/instances.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/functions.h"
#include "engine/operations/insides.h"
#include "engine/operations/subscripts.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

/// Whether an attribute of a class comes before one of the instance.
bool isOverInstance(const Value &found)
{
    if (sortOf(found) == Sort::Property)
        return true;
    if (sortOf(found) != Sort::Instance)
        return false;
    const Class &type = found.as<Instance>()->classOf();
    return !type.special(Special::Set).isMissing() || !type.special(Special::Delete).isMissing();
}

/// Through a descriptor of the program; with a Missing value, what `del` does.
bool setByDescriptor(Context &context, Instance &descriptor, const Value &self, const Value &value)
{
    const Special which = value.isMissing() ? Special::Delete : Special::Set;
    if (descriptor.classOf().special(which).isMissing())
        return context.raise(Error::AttributeError, value.isMissing() ? "__delete__" : "__set__");
    const Value given[] = {self, value};
    return !descriptor.ask(context, which, {given, value.isMissing() ? 1u : 2u}).isMissing();
}

/// In the order of Comparison.
constexpr Special kComparisons[] = {Special::Lt, Special::Le, Special::Eq,
                                    Special::Ne, Special::Gt, Special::Ge};

Special operatorOf(Special first, Operator op)
{
    return Special(int(first) + int(op));
}

} // namespace

Instance::Instance(Class &type)
    : Opaque(type)
    , m_keepsClass(type.reference())
{
    m_flag = quint8(Sort::Instance);
    m_values.reserve(type.slotNames().size());
}

Instance::~Instance() = default;

void Instance::dropValues()
{
    std::vector<Value>().swap(m_values);
    m_dict = {};
    m_content = {};
}

qint64 Instance::footprint() const
{
    return qint64(sizeof(Instance) + m_values.capacity() * sizeof(Value));
}

int Instance::slotToRemember(const Value &name)
{
    if (!m_dict.isMissing())
        return -1;
    Class &type = classOf();
    if (!type.special(Special::GetAttribute).isMissing())
        return -1;
    Heap scratch;
    Context context(scratch);
    const int place = type.slotOf(context, name);
    if (place < 0 || std::size_t(place) >= m_values.size() || m_values[std::size_t(place)].isMissing())
        return -1;
    if (!type.special(Special::SetAttr).isMissing())
        return -1;
    for (const Value &each : type.resolutionOrder())
        if (each.as<Type>()->isClass()
            && isOverInstance(Class::of(*each.as<Type>())->attributes().as<Dict>()->find(context, name)))
            return -1;
    return place;
}

Value Instance::methodToRemember(const Value &name)
{
    Class &type = classOf();
    Heap scratch;
    Context context(scratch);
    // Where any instance has an attribute of this name, it has to be looked for each time.
    if (!m_dict.isMissing() || type.slotOf(context, name) >= 0
        || !type.special(Special::GetAttribute).isMissing())
        return {};
    for (const Value &each : type.resolutionOrder()) {
        if (!each.as<Type>()->isClass())
            continue;
        Value found = Class::of(*each.as<Type>())->attributes().as<Dict>()->find(context, name);
        if (!found.isMissing())
            return sortOf(found) == Sort::Function ? found : Value();
    }
    return {};
}

Value Instance::boundSpecial(Context &context, Special special)
{
    const Value &found = classOf().special(special);
    if (!found.isMissing())
        return bound(context, found, Value::of(this), type());
    const Value content = contentNow(context);
    if (content.isMissing())
        return {};
    Value method =
        attributeOf(context, content, makeText(context.heap(), std::string_view(nameOfSpecial(special))));
    if (method.isMissing() && context.hasRaised(Error::AttributeError))
        context.clear();
    return method;
}

Value Instance::ask(Context &context, Special special, std::span<const Value> arguments)
{
    const Value found = classOf().special(special);
    if (found.isMissing())
        return {};
    if (sortOf(found) != Sort::Function) {
        if (found.isNone()) // `__hash__ = None` and its like
            return {};
        const Value method = bound(context, found, Value::of(this), type());
        return method.isMissing()
            ? method
            : objects::call(context, method, Arguments{arguments.data(), qsizetype(arguments.size())});
    }
    std::vector<Value> all{Value::of(this)};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return objects::call(context, found, Arguments{all.data(), qsizetype(all.size())});
}

Value Instance::own(Context &context, const Value &name) const
{
    if (!m_dict.isMissing())
        return m_dict.as<Dict>()->find(context, name);
    const int place = classOf().slotOf(context, name);
    return place >= 0 && std::size_t(place) < m_values.size() ? m_values[std::size_t(place)] : Value();
}

bool Instance::setOwn(Context &context, const Value &name, const Value &value)
{
    if (!m_dict.isMissing() && !value.isMissing())
        return m_dict.as<Dict>()->set(context, name, value);
    if (value.isMissing()) {
        if (own(context, name).isMissing())
            return context.raise(Error::AttributeError,
                                 "'" + type().nameInWords() + "' object has no attribute '" + toUtf8(name)
                                     + "'");
        Value gone;
        if (!m_dict.isMissing())
            return m_dict.as<Dict>()->remove(context, name, gone) == Answer::Yes;
        m_values[std::size_t(classOf().slotOf(context, name))] = Value();
        return true;
    }
    Class &type = classOf();
    int place = type.slotOf(context, name);
    if (place < 0) {
        place = type.addSlot(context, name);
        if (!type.find(context, name).isMissing())
            type.forgetRemembered(); // methods of this name are looked for each time from now on
    }
    if (place < 0)
        return false;
    if (std::size_t(place) >= m_values.size()) {
        if (!context.allows(qint64((std::size_t(place) + 1 - m_values.size()) * sizeof(Value))))
            return false;
        context.heap().account().add(-footprint());
        m_values.resize(std::size_t(place) + 1);
        context.heap().account().add(footprint());
    }
    m_values[std::size_t(place)] = value;
    return true;
}

Value Instance::attributesNow(Context &context) const
{
    if (!m_dict.isMissing())
        return m_dict.as<Dict>()->copy(context);
    Value dict = makeDict(context.heap());
    const std::vector<Value> &names = classOf().slotNames();
    for (std::size_t at = 0; at < m_values.size(); ++at)
        if (!m_values[at].isMissing() && !dict.as<Dict>()->set(context, names[at], m_values[at]))
            return {};
    return dict;
}

Value Instance::dict(Context &context)
{
    if (!m_dict.isMissing())
        return m_dict;
    Value dict = attributesNow(context);
    if (dict.isMissing())
        return dict;
    context.heap().account().add(-footprint());
    std::vector<Value>().swap(m_values);
    context.heap().account().add(footprint());
    m_dict = dict;
    return dict;
}

Value Instance::plainAttribute(Context &context, const Value &name)
{
    const Value found = classOf().find(context, name);
    const bool hasNoGet =
        sortOf(found) == Sort::Instance && found.as<Instance>()->classOf().special(Special::Get).isMissing();
    if (isOverInstance(found) && !hasNoGet)
        return bound(context, found, Value::of(this), type());
    Value mine = own(context, name);
    if (!mine.isMissing() || context.hasRaised())
        return mine;
    if (!found.isMissing())
        return bound(context, found, Value::of(this), type());
    if (toUtf8(name) == "__dict__")
        return classOf().admitsSlot(context, name) ? dict(context) : Value();
    const Value content = contentNow(context);
    if (content.isMissing())
        return {};
    Value theirs = attributeOf(context, content, name);
    if (theirs.isMissing() && context.hasRaised(Error::AttributeError))
        context.clear();
    return theirs;
}

Value Instance::attribute(Context &context, const Value &name)
{
    Value found;
    if (classOf().special(Special::GetAttribute).isMissing())
        found = plainAttribute(context, name);
    else
        found = ask(context, Special::GetAttribute, {&name, 1});
    if (!found.isMissing() || (context.hasRaised() && !context.hasRaised(Error::AttributeError)))
        return found;
    if (classOf().special(Special::GetAttr).isMissing())
        return found;
    context.clear();
    return ask(context, Special::GetAttr, {&name, 1});
}

bool Instance::setPlainly(Context &context, const Value &name, const Value &value)
{
    const Value found = classOf().find(context, name);
    const Value self = Value::of(this);
    if (sortOf(found) == Sort::Property) {
        const auto *property = found.as<Property>();
        const Value &setter = value.isMissing() ? property->remove() : property->set();
        const std::string key = toUtf8(name);
        if (setter.isNone())
            return context.raise(Error::AttributeError,
                                 "property '" + key + "' of '" + type().nameInWords() + "' object has no "
                                     + (value.isMissing() ? "deleter" : "setter"));
        const Value given[] = {self, value};
        return !objects::call(context, setter, Arguments{given, value.isMissing() ? 1 : 2}).isMissing();
    }
    if (isOverInstance(found))
        return setByDescriptor(context, *found.as<Instance>(), self, value);
    if (toUtf8(name) == "__dict__" && value.is(Kind::Dict)) {
        dict(context);
        m_dict = value;
        return true;
    }
    return setOwn(context, name, value);
}

Answer Instance::setAttribute(Context &context, const Value &name, const Value &value)
{
    const Special which = value.isMissing() ? Special::DelAttr : Special::SetAttr;
    if (classOf().special(which).isMissing())
        return setPlainly(context, name, value) ? Answer::Yes : Answer::Raised;
    const Value given[] = {name, value};
    return ask(context, which, {given, value.isMissing() ? 1u : 2u}).isMissing() ? Answer::Raised
                                                                                 : Answer::Yes;
}

bool Instance::isCallable() const
{
    return !classOf().special(Special::Call).isMissing()
        || (m_content.is(Kind::Opaque) && m_content.as<Opaque>()->isCallable());
}

Value Instance::call(Context &context, const Arguments &arguments)
{
    // What is called may be an instance again, up to a class whose __call__ is one of its own.
    const Nesting nesting(context, " while calling a Python object");
    if (nesting.isTooDeep())
        return {};
    if (classOf().special(Special::Call).isMissing() && m_content.is(Kind::Opaque))
        return objects::call(context, m_content, arguments);
    const Value function = boundSpecial(context, Special::Call);
    if (function.isMissing())
        return context.hasRaised() ? function : Opaque::call(context, arguments);
    return objects::call(context, function, arguments);
}

bool Instance::isIterable() const
{
    return !classOf().special(Special::Iter).isMissing() || !classOf().special(Special::GetItem).isMissing()
        || (!m_content.isMissing() && objects::isIterable(m_content));
}

Value Instance::iterate(Context &context)
{
    Value iterator = ask(context, Special::Iter);
    if (iterator.isMissing() && !context.hasRaised() && !m_content.isMissing())
        return objects::iterate(context, m_content);
    if (iterator.isMissing() && !context.hasRaised())
        return classOf().special(Special::GetItem).isMissing() ? Opaque::iterate(context)
                                                               : iterateByPlace(context, Value::of(this));
    if (iterator.isMissing())
        return {};
    const bool isIterator = iterator.is(Kind::Iterator)
        || (iterator.is(Kind::Opaque)
            && (sortOf(iterator) != Sort::Instance
                || !iterator.as<Instance>()->classOf().special(Special::Next).isMissing()));
    return isIterator
        ? iterator
        : Value(context.typeError("iter() returned non-iterator of type '" + typeName(iterator) + "'"));
}

Value Instance::next(Context &context)
{
    Value item = ask(context, Special::Next);
    if (!item.isMissing())
        return item;
    if (!context.hasRaised())
        return m_content.isMissing() ? Opaque::next(context) : nextOf(context, m_content);
    if (context.raisedType() == &typeOfError(Error::StopIteration))
        context.clear();
    return {};
}

Value Instance::nextOrStop(Context &context)
{
    Value item = ask(context, Special::Next);
    if (!item.isMissing() || context.hasRaised())
        return item;
    if (classOf().special(Special::Next).isMissing() && m_content.isMissing())
        return Opaque::next(context);
    return Opaque::nextOrStop(context);
}

Value Instance::reversed(Context &context)
{
    Value iterator = ask(context, Special::Reversed);
    if (!iterator.isMissing() || context.hasRaised())
        return iterator;
    return m_content.isMissing() ? Opaque::reversed(context) : reversedOf(context, m_content);
}

Value Instance::subscript(Context &context, const Value &key)
{
    Value found = ask(context, Special::GetItem, {&key, 1});
    if (!found.isMissing() || context.hasRaised())
        return found;
    if (m_content.isMissing())
        return Opaque::subscript(context, key);
    const bool isKey = m_content.is(Kind::Dict);
    found = objects::subscript(context, m_content, isKey ? key : plain(key));
    if (!isKey || !context.hasRaised(Error::KeyError))
        return found;
    const Value missing = classOf().find(context, makeText(context.heap(), std::string_view("__missing__")));
    if (sortOf(missing) != Sort::Function)
        return found;
    context.clear();
    const Value given[] = {Value::of(this), key};
    return objects::call(context, missing, Arguments{given, 2});
}

bool Instance::setSubscript(Context &context, const Value &key, const Value &value)
{
    const Value given[] = {key, value};
    const Value done = value.isMissing() ? ask(context, Special::DelItem, {given, 1})
                                         : ask(context, Special::SetItem, given);
    if (done.isMissing() && !context.hasRaised()) {
        if (m_content.isMissing())
            return Opaque::setSubscript(context, key, value);
        return value.isMissing() ? deleteSubscript(context, m_content, key)
                                 : objects::setSubscript(context, m_content, key, value);
    }
    return !done.isMissing();
}

Answer Instance::contains(Context &context, const Value &value)
{
    const Value is = ask(context, Special::Contains, {&value, 1});
    if (!is.isMissing())
        return truthOf(context, is);
    if (context.hasRaised())
        return Answer::Raised;
    const bool isOwn = m_content.isMissing() || !classOf().special(Special::Iter).isMissing();
    return isOwn ? Opaque::contains(context, value)
                 : isIn(context, m_content.is(Kind::Str) ? plain(value) : value, m_content);
}

Answer Instance::truth(Context &context)
{
    const Value is = ask(context, Special::Bool);
    if (is.isBool())
        return answer(is.isTrue());
    if (!is.isMissing())
        return context.typeError("__bool__ should return bool, returned " + typeName(is));
    if (context.hasRaised())
        return Answer::Raised;
    qsizetype length = 0;
    if (classOf().special(Special::Len).isMissing())
        return m_content.isMissing() ? Answer::Yes : truthOf(context, m_content);
    return measure(context, length) ? answer(length != 0) : Answer::Raised;
}

bool Instance::measure(Context &context, qsizetype &out)
{
    out = -1;
    const Value length = ask(context, Special::Len);
    if (length.isMissing() && !context.hasRaised() && m_content.isObject())
        return m_content.object()->measure(context, out);
    if (length.isMissing())
        return !context.hasRaised();
    if (!toIndex(context, length, out))
        return false;
    return out >= 0 || context.valueError("__len__() should return >= 0");
}

Value Instance::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    const Value result =
        ask(context, operatorOf(isReflected ? Special::ReflectedAdd : Special::Add, op), {&other, 1});
    if (result.isMissing() && !context.hasRaised() && !m_content.isMissing())
        return operateContent(context, op, other, isReflected);
    return result.is(Kind::NotImplemented) ? Value() : result;
}

Value Instance::operateInPlace(Context &context, Operator op, const Value &other)
{
    const Value result = ask(context, operatorOf(Special::InPlaceAdd, op), {&other, 1});
    const bool isInside = m_content.is(Kind::List) || m_content.is(Kind::Dict) || m_content.is(Kind::Set);
    if (result.isMissing() && !context.hasRaised() && isInside) {
        const Value done = inPlace(context, op, m_content, plain(other));
        return done.isMissing() ? done : Value::of(this);
    }
    return result.is(Kind::NotImplemented) ? Value() : result;
}

Value Instance::operateAlone(Context &context, UnaryOperator op)
{
    const Special which = op == UnaryOperator::Minus ? Special::Negative
        : op == UnaryOperator::Plus                  ? Special::Positive
                                                     : Special::Invert;
    Value result = ask(context, which);
    return result.isMissing() && !context.hasRaised() && !m_content.isMissing()
        ? unary(context, op, m_content)
        : result;
}

/// Of either side, in turn: what both do not know is the identity for == and unknown for <.
Answer Instance::equals(Context &context, const Value &other)
{
    const Value self = Value::of(this);
    Value is = ask(context, Special::Eq, {&other, 1});
    if ((is.is(Kind::NotImplemented) || is.isMissing()) && !context.hasRaised()
        && sortOf(other) == Sort::Instance)
        is = other.as<Instance>()->ask(context, Special::Eq, {&self, 1});
    if (context.hasRaised())
        return Answer::Raised;
    if (is.isMissing() && !m_content.isMissing())
        return isEqualItem(context, m_content, plain(other));
    if (is.isMissing() || is.is(Kind::NotImplemented))
        return answer(other.isSame(self));
    return truthOf(context, is);
}

Answer Instance::order(Context &context, Comparison how, const Value &other)
{
    const Value is = ask(context, kComparisons[std::size_t(how)], {&other, 1});
    if (is.isMissing() && !context.hasRaised() && !m_content.isMissing()) {
        const Answer found = compare(context, how, m_content, plain(other));
        if (found == Answer::Raised && context.hasRaised(Error::TypeError))
            context.clear();
        return found;
    }
    if (is.isMissing() || is.is(Kind::NotImplemented))
        return Answer::Raised; // without an exception: the other side is asked
    return truthOf(context, is);
}

Answer Instance::hash(Context &context, Hash &out)
{
    const Value &function = classOf().special(Special::HashOf);
    if (function.isNone() || (function.isMissing() && !classOf().special(Special::Eq).isMissing()))
        return context.typeError("unhashable type: '" + type().nameInWords() + "'");
    if (function.isMissing() && !m_content.isMissing())
        return hashOf(context, m_content, out) ? Answer::Yes : Answer::Raised;
    if (function.isMissing())
        return Object::hash(context, out);
    const Value hash = plain(ask(context, Special::HashOf));
    if (hash.isMissing())
        return Answer::Raised;
    if (!isInteger(hash))
        return context.typeError("__hash__ method should return an integer");
    if (!hash.isSmallIntOrBool())
        return hashOf(context, hash, out) ? Answer::Yes : Answer::Raised;
    out = hash.integer() == -1 ? -2 : hash.integer();
    return Answer::Yes;
}

/// "Can't instantiate abstract class": its __abstractmethods__ say which methods are missing.
static Raised refuseAbstract(Context &context, Class &type)
{
    const Value names = type.find(context, makeText(context.heap(), std::string_view("__abstractmethods__")));
    std::vector<Value> all;
    if (names.isMissing() || !collect(context, names, all))
        return {};
    std::vector<std::string> methods;
    for (const Value &each : all)
        methods.push_back(toUtf8(each));
    std::sort(methods.begin(), methods.end());
    const bool isLater = context.follows(PythonVersion::Python312);
    std::string listed;
    for (const std::string &each : methods)
        listed += (listed.empty() ? "" : ", ") + (isLater ? "'" + each + "'" : each);
    const std::string noun = methods.size() == 1 ? "method " : "methods ";
    return context.typeError("Can't instantiate abstract class " + type.givenName()
                             + (isLater ? " without an implementation for abstract " : " with abstract ")
                             + noun + listed);
}

Value makeInstance(Context &context, Class &type, const Arguments &arguments)
{
    if (type.isAbstract())
        return refuseAbstract(context, type);
    if (!type.isException()) {
        Value made = context.heap().adopt(new Instance(type));
        return !type.contentType() || made.as<Instance>()->beginContent(context, arguments) ? made : Value();
    }
    return makeException(context, type,
                         std::vector<Value>(arguments.values, arguments.values + arguments.count));
}

/// Calling a metaclass: its __new__() and __init__().
static Value makeByMetaclass(Context &context, Class &metaclass, const Arguments &arguments)
{
    std::vector<Value> all{metaclass.reference()};
    all.insert(all.end(), arguments.values, arguments.values + arguments.count + arguments.keywords.size());
    const Value maker =
        bound(context, metaclass.find(context, makeText(context.heap(), std::string_view("__new__"))),
              Value(), metaclass);
    Value made = call(context, maker, {all.data(), arguments.count + 1, arguments.keywords});
    const Value initialize = metaclass.special(Special::Init);
    if (made.isMissing() || initialize.isMissing() || !typeOf(made).isSubtypeOf(metaclass))
        return made;
    all[0] = made;
    return call(context, initialize, {all.data(), arguments.count + 1, arguments.keywords}).isMissing()
        ? Value()
        : made;
}

Value instantiate(Context &context, Class &type, const Arguments &arguments)
{
    if (type.instances() == Kind::Type)
        return makeByMetaclass(context, type, arguments);
    std::vector<Value> all{Value()};
    all.insert(all.end(), arguments.values, arguments.values + arguments.count + arguments.keywords.size());
    const Arguments withSelf{all.data(), arguments.count + 1, arguments.keywords};
    const Value &maker = type.special(Special::New), &initialize = type.special(Special::Init);
    Value made;
    if (maker.isMissing()) {
        const bool isBare = !type.isException() && !type.contentType();
        if (initialize.isMissing() && isBare && (arguments.count > 0 || arguments.hasKeywords()))
            return context.typeError(type.givenName() + "() takes no arguments");
        if (initialize.isMissing() && arguments.hasKeywords() && !type.contentType())
            return context.typeError(type.givenName() + "() takes no keyword arguments");
        made = makeInstance(context, type, arguments);
    } else {
        all[0] = type.reference();
        made = objects::call(
            context, sortOf(maker) == Sort::StaticMethod ? maker.as<MethodOfClass>()->function() : maker,
            withSelf);
        if (made.isMissing() || !typeOf(made).isSubtypeOf(type))
            return made;
    }
    if (made.isMissing())
        return made;
    if (initialize.isMissing())
        return !type.contentType() || sortOf(made) != Sort::Instance
                || made.as<Instance>()->initializeContent(context, arguments)
            ? made
            : Value();
    all[0] = made;
    const Value nothing = objects::call(context, initialize, withSelf);
    if (nothing.isMissing())
        return {};
    if (!nothing.isNone())
        return context.typeError("__init__() should return None, not '" + typeName(nothing) + "'");
    return made;
}

} // namespace signalbox::objects
