// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does with the engine's modules what compare.py does with Python's: each line of its input is a short
// program, as the JSON of its syntax tree, and what it wrote and came to is a line of the output.
//
//     modules_reader 3.11 < programs

#include "engine/builtins/builtinfunctions.h"
#include "engine/builtins/methods.h"
#include "engine/library/imports.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>
#include <iostream>

using namespace signalbox;
using namespace signalbox::objects;

namespace {

using Names = QHash<QString, Value>;

class World final : public modules::Host {
public:
    Micros now() const override { return m_now; }
    Value sleep(Context &, Micros time) override
    {
        m_now += time;
        return Value::none();
    }
    void write(Stream, const QString &text) override { written += text; }
    QString freshSeed() override { return QString::number(m_seeds++); }

    QString written;

private:
    Micros m_now = 0;
    int m_seeds = 1;
};

const NativeType &moduleType()
{
    static const NativeType type({.name = "module"});
    return type;
}

class ModuleObject final : public Opaque {
public:
    ModuleObject(std::string name, modules::Attributes attributes)
        : Opaque(moduleType())
        , m_name(std::move(name))
        , m_attributes(std::move(attributes))
    {
    }
    Value attribute(Context &context, const Value &name) override
    {
        const std::string asked = toUtf8(name);
        for (const auto &[each, value] : m_attributes)
            if (each == asked)
                return value;
        if (asked == "__name__")
            return makeText(context.heap(), m_name);
        return context.raise(Error::AttributeError,
                             "module '" + m_name + "' has no attribute '" + asked + "'");
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<module '" + m_name + "'>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(ModuleObject)); }
    void dropValues() override { m_attributes.clear(); }

private:
    const std::string m_name;
    modules::Attributes m_attributes;
};

const Type &functionType()
{
    static const Type type("function", &typeOfKind(Kind::Missing), Kind::Opaque);
    return type;
}

// A lambda: its tree, and what it saw where it was made.
class Lambda final : public Opaque {
public:
    Lambda(QJsonArray body, Names names)
        : Opaque(functionType())
        , m_body(std::move(body))
        , m_names(std::move(names))
    {
    }
    bool isCallable() const override { return true; }
    Value attribute(Context &context, const Value &name) override
    {
        if (toUtf8(name) == "__name__" || toUtf8(name) == "__qualname__")
            return makeText(context.heap(), std::string_view("<lambda>"));
        return {};
    }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<function <lambda> at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    const QJsonArray &body() const { return m_body; }
    const Names &names() const { return m_names; }
    qint64 footprint() const override { return 64; }
    void dropValues() override { m_names.clear(); }

private:
    const QJsonArray m_body;
    Names m_names;
};

// Walks a tree: ["kind", …], with null for what is not there.
class Walker final : public Caller {
public:
    explicit Walker(Context &context)
        : m_context(context)
    {
    }

    // The statements in turn, and the last one's value; Missing where one raised.
    Value run(const QJsonArray &statements)
    {
        Value last = Value::none();
        for (const QJsonValue &each : statements) {
            last = execute(each.toArray());
            if (last.isMissing())
                return last;
        }
        return last;
    }

    Value call(Context &context, const Value &callee, const Arguments &arguments) override
    {
        auto *lambda = dynamic_cast<Lambda *>(callee.object());
        if (!lambda)
            return callee.as<Opaque>()->call(context, arguments);
        const QJsonArray names = lambda->body().at(1).toArray();
        if (names.size() != arguments.count)
            return context.typeError("wrong arguments of a lambda");
        const Names before = std::exchange(m_names, lambda->names());
        for (qsizetype i = 0; i < arguments.count; ++i)
            m_names.insert(names.at(i).toString(), arguments[i]);
        Value result = evaluate(lambda->body().at(2));
        m_names = before;
        return result;
    }

private:
    Value execute(const QJsonArray &node)
    {
        const QString kind = node.at(0).toString();
        if (kind == QLatin1String("import"))
            return store(node.at(2).toArray(), imported(node.at(1).toString()));
        if (kind == QLatin1String("assign"))
            return store(node.at(1).toArray(), evaluate(node.at(2)));
        if (kind == QLatin1String("augmented")) {
            const Value before = evaluate(node.at(1));
            const Value other = before.isMissing() ? before : evaluate(node.at(3));
            return other.isMissing() ? other
                                     : store(node.at(1).toArray(),
                                             inPlace(m_context, Operator(node.at(2).toInt()), before, other));
        }
        if (kind == QLatin1String("delete")) {
            const QJsonArray target = node.at(1).toArray();
            const Value from = evaluate(target.at(1));
            if (target.at(0).toString() == QLatin1String("attribute"))
                return noneIf(!from.isMissing()
                              && setAttribute(m_context, from, text(target.at(2)), Value()));
            const Value key = from.isMissing() ? from : evaluate(target.at(2));
            return noneIf(!key.isMissing() && deleteSubscript(m_context, from, key));
        }
        return evaluate(node);
    }

    static Value noneIf(bool isDone) { return isDone ? Value::none() : Value(); }
    Value text(const QJsonValue &json) { return makeText(m_context.heap(), json.toString()); }

    Value imported(const QString &name)
    {
        if (m_modules.contains(name))
            return m_modules.value(name);
        const modules::ModuleRow *row = modules::findModule(name.toStdString());
        if (!row)
            return m_context.raise(*builtinType("ModuleNotFoundError"),
                                   "No module named '" + name.toStdString() + "'");
        const Value module = m_context.heap().adopt(new ModuleObject(row->name, row->make(m_context)));
        m_modules.insert(name, module);
        return module;
    }

    Value store(const QJsonArray &target, const Value &value)
    {
        if (value.isMissing())
            return value;
        const QString kind = target.at(0).toString();
        if (kind == QLatin1String("name")) {
            m_names.insert(target.at(1).toString(), value);
            return Value::none();
        }
        if (kind == QLatin1String("tuple")) {
            std::vector<Value> parts;
            const QJsonArray targets = target.at(1).toArray();
            if (!unpack(m_context, value, targets.size(), -1, parts))
                return {};
            for (qsizetype i = 0; i < targets.size(); ++i)
                if (store(targets.at(i).toArray(), parts[size_t(i)]).isMissing())
                    return {};
            return Value::none();
        }
        const Value into = evaluate(target.at(1));
        if (into.isMissing())
            return {};
        if (kind == QLatin1String("attribute"))
            return noneIf(setAttribute(m_context, into, text(target.at(2)), value));
        const Value key = evaluate(target.at(2));
        return noneIf(!key.isMissing() && setSubscript(m_context, into, key, value));
    }

    bool evaluateAll(const QJsonValue &json, std::vector<Value> &out)
    {
        for (const QJsonValue &each : json.toArray()) {
            const QJsonArray node = each.toArray();
            if (node.at(0).toString() == QLatin1String("starred")) {
                const Value spread = evaluate(node.at(1));
                if (spread.isMissing() || !collect(m_context, spread, out))
                    return false;
                continue;
            }
            out.push_back(evaluate(each));
            if (out.back().isMissing())
                return false;
        }
        return true;
    }

    Value number(const QString &kind, const QString &digits)
    {
        if (kind == QLatin1String("float"))
            return Value::real(std::strtod(digits.toLatin1().constData(), nullptr));
        return integerFromDigits(m_context, digits.toStdString(), 10, false);
    }

    Value evaluate(const QJsonValue &json)
    {
        const QJsonArray node = json.toArray();
        const QString kind = node.at(0).toString();
        if (kind == QLatin1String("name")) {
            const QString name = node.at(1).toString();
            if (m_names.contains(name))
                return m_names.value(name);
            const Value builtin = builtinNamed(name.toStdString());
            return builtin.isMissing() ? Value(m_context.raise(
                       *builtinType("NameError"), "name '" + name.toStdString() + "' is not defined"))
                                       : builtin;
        }
        if (kind == QLatin1String("int") || kind == QLatin1String("float"))
            return number(kind, node.at(1).toString());
        if (kind == QLatin1String("str")) {
            std::u32string points;
            for (const QJsonValue &each : node.at(1).toArray())
                points += char32_t(each.toInt());
            return makeText(m_context.heap(), points);
        }
        if (kind == QLatin1String("bytes")) {
            std::string bytes;
            for (const QJsonValue &each : node.at(1).toArray())
                bytes += char(each.toInt());
            return makeBytes(m_context.heap(), bytes);
        }
        if (kind == QLatin1String("constant")) {
            const QString which = node.at(1).toString();
            return which == QLatin1String("None")    ? Value::none()
                : which == QLatin1String("Ellipsis") ? Value::ellipsis()
                                                     : Value::boolean(which == QLatin1String("True"));
        }
        if (kind == QLatin1String("lambda"))
            return m_context.heap().adopt(new Lambda(node, m_names));
        return kind == QLatin1String("call") ? evaluateCall(node) : evaluateOperation(kind, node);
    }

    Value evaluateCall(const QJsonArray &node)
    {
        const Value callee = evaluate(node.at(1));
        std::vector<Value> arguments, names;
        if (callee.isMissing() || !evaluateAll(node.at(2), arguments))
            return {};
        const qsizetype count = qsizetype(arguments.size());
        for (const QJsonValue &each : node.at(3).toArray()) {
            names.push_back(text(each.toArray().at(0)));
            arguments.push_back(evaluate(each.toArray().at(1)));
            if (arguments.back().isMissing())
                return {};
        }
        return objects::call(m_context, callee, Arguments{arguments.data(), count, names});
    }

    Value evaluateOperation(const QString &kind, const QJsonArray &node)
    {
        Heap &heap = m_context.heap();
        std::vector<Value> parts;
        const int which = node.at(1).toInt();
        if (kind == QLatin1String("attribute")) {
            const Value from = evaluate(node.at(1));
            return from.isMissing() ? from : attributeOf(m_context, from, text(node.at(2)));
        }
        if (kind == QLatin1String("unary")) {
            const Value one = evaluate(node.at(2));
            if (one.isMissing())
                return one;
            return which == 3 ? Value::boolean(!isTruthy(one)) : unary(m_context, UnaryOperator(which), one);
        }
        if (kind == QLatin1String("binary") || kind == QLatin1String("compare")) {
            const Value one = evaluate(node.at(2)), other = one.isMissing() ? one : evaluate(node.at(3));
            if (other.isMissing())
                return other;
            return kind == QLatin1String("binary") ? binary(m_context, Operator(which), one, other)
                                                   : compared(which, one, other);
        }
        if (kind == QLatin1String("subscript")) {
            const Value from = evaluate(node.at(1));
            const Value key = from.isMissing() ? from : evaluate(node.at(2));
            return key.isMissing() ? key : subscript(m_context, from, key);
        }
        if (!evaluateAll(node.at(1), parts))
            return {};
        if (kind == QLatin1String("slice"))
            return heap.adopt(new Slice(parts[0], parts[1], parts[2]));
        if (kind == QLatin1String("list"))
            return makeList(heap, std::move(parts));
        if (kind == QLatin1String("tuple"))
            return makeTuple(heap, std::move(parts));
        if (kind == QLatin1String("set")) {
            Value set = makeSet(heap);
            for (const Value &each : parts)
                if (!set.as<Set>()->add(m_context, each))
                    return {};
            return set;
        }
        if (kind == QLatin1String("dict")) {
            Value dict = makeDict(heap);
            for (size_t i = 0; i < parts.size(); i += 2)
                if (!dict.as<Dict>()->set(m_context, parts[i], parts[i + 1]))
                    return {};
            return dict;
        }
        std::cerr << "what is " << kind.toStdString() << "?\n";
        std::abort();
    }

    Value compared(int which, const Value &one, const Value &other)
    {
        if (which == 6 || which == 7)
            return Value::boolean(one.isSame(other) == (which == 6));
        const Answer is =
            which < 6 ? compare(m_context, Comparison(which), one, other) : isIn(m_context, one, other);
        if (is == Answer::Raised)
            return {};
        return Value::boolean((is == Answer::Yes) != (which == 9));
    }

    Context &m_context;
    Names m_names;
    Names m_modules;
};

std::string ascii(std::u32string_view text)
{
    std::string line;
    for (const char each : toUtf8(escapedBeyondAscii(text)))
        line += each == '\n' ? std::string("\\n") : each == '\r' ? std::string("\\r") : std::string(1, each);
    return line;
}

std::string raised(Context &context)
{
    const Value exception = takeRaised(context);
    return "X " + ascii(fromUtf8(exceptionLine(context, exception)));
}

std::string resultOf(Context &context, World &world, const QJsonArray &program)
{
    Walker walker(context);
    context.setCaller(&walker);
    Value result = walker.run(program);
    std::string out = world.written.isEmpty() ? "" : "W " + ascii(world.written.toStdU32String()) + " ";
    if (result.isMissing())
        return out + (context.hasRaised() ? raised(context) : "Missing without an exception");
    if (result.is(Kind::Iterator)) {
        std::vector<Value> items;
        out += typeName(result) + " ";
        while (items.size() < 60) {
            Value item = nextOf(context, result);
            if (item.isMissing())
                break;
            items.push_back(std::move(item));
        }
        result = context.hasRaised() ? Value() : makeList(context.heap(), std::move(items));
    }
    TextBuilder text;
    if (result.isMissing() || !represent(context, result, text))
        return out + raised(context);
    return out + "R " + ascii(text.text());
}

} // namespace

int main(int argc, char **argv)
{
    const std::string asked = argc > 1 ? argv[1] : "3.11";
    const PythonVersion version = asked == "3.13" ? PythonVersion::Python313
        : asked == "3.12"                         ? PythonVersion::Python312
                                                  : PythonVersion::Python311;
    std::string line;
    std::ios::sync_with_stdio(false);
    while (std::getline(std::cin, line)) {
        Heap heap;
        World world;
        Context context(heap, version);
        context.setSurroundings(&world);
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(line));
        std::cout << resultOf(context, world, document.array()) << std::endl;
    }
    return 0;
}
