// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does with the engine's values what compare.py does with Python's: reads an operation from each line of its
// input and writes what came of it, in words that both write alike.
//
//     objects_reader 3.11 < operations

#include "engine/builtins/builtinfunctions.h"
#include "engine/builtins/methods.h"
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

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>
#include <iostream>

using namespace signalbox;
using namespace signalbox::objects;

namespace {

// An operation and the values it names.
class Operation {
public:
    Operation(Context &context, const QJsonObject &json)
        : m_context(context)
        , m_json(json)
    {
    }

    std::string run()
    {
        for (const QJsonValue &each : m_json.value(QLatin1String("a")).toArray())
            m_operands.push_back(decoded(each));
        std::vector<Value> names;
        const QJsonObject keywords = m_json.value(QLatin1String("k")).toObject();
        std::vector<Value> passed = m_operands;
        for (auto each = keywords.begin(); each != keywords.end(); ++each) {
            names.push_back(makeText(m_context.heap(), each.key()));
            passed.push_back(decoded(each.value()));
        }
        if (m_context.hasRaised())
            return "!" + exceptionLine(m_context, takeRaised(m_context));
        Value result = compute(passed, names);
        std::string out;
        if (result.isMissing() && !m_context.hasRaised()) {
            out = "Missing without an exception";
        } else if (result.isMissing()) {
            out = "X " + ascii(takeRaisedWords());
        } else {
            if (result.is(Kind::Iterator)) {
                std::vector<Value> items;
                const std::string type = typeName(result);
                if (collect(m_context, result, items))
                    out = type + " ";
                result = m_context.hasRaised() ? Value() : makeList(m_context.heap(), std::move(items));
            }
            out += result.isMissing() ? "X " + ascii(takeRaisedWords()) : "R " + shown(result);
        }
        for (const Value &operand : m_operands)
            if (operand.is(Kind::List) || operand.is(Kind::Dict) || operand.is(Kind::Set))
                out += " | " + shown(operand);
        return out;
    }

private:
    std::u32string takeRaisedWords()
    {
        const Value exception = takeRaised(m_context);
        return fromUtf8(exceptionLine(m_context, exception));
    }

    static std::string ascii(std::u32string_view text)
    {
        std::string out = toUtf8(escapedBeyondAscii(text));
        std::string line;
        for (const char each : out)
            line += each == '\n' ? std::string("\\n")
                : each == '\r'   ? std::string("\\r")
                                 : std::string(1, each);
        return line;
    }

    std::string shown(const Value &value)
    {
        TextBuilder out;
        if (!represent(m_context, value, out))
            return "repr raised " + ascii(takeRaisedWords());
        return ascii(out.text());
    }

    std::vector<Value> decodedAll(const QJsonValue &json)
    {
        std::vector<Value> values;
        for (const QJsonValue &each : json.toArray())
            values.push_back(decoded(each));
        return values;
    }

    Value decoded(const QJsonValue &json)
    {
        Heap &heap = m_context.heap();
        if (json.isNull())
            return Value::none();
        if (json.isBool())
            return Value::boolean(json.toBool());
        if (json.isString())
            return makeText(heap, json.toString());
        const QJsonObject object = json.toObject();
        const QString kind = object.keys().value(0);
        const QJsonValue content = object.value(kind);
        const char which = kind.isEmpty() ? '?' : kind.at(0).toLatin1();
        if (which == 'i') {
            const std::string digits = content.toString().toStdString();
            return integerFromDigits(m_context, digits[0] == '-' ? digits.substr(1) : digits, 10,
                                     digits[0] == '-');
        }
        if (which == 'f')
            return Value::real(std::strtod(content.toString().toLatin1().constData(), nullptr));
        if (which == '@')
            return m_operands[size_t(content.toInt())];
        if (which == 'n')
            return builtinNamed(content.toString().toStdString());
        std::vector<Value> parts = which == 's' || which == 'b' ? std::vector<Value>() : decodedAll(content);
        return composed(which, content.toArray(), std::move(parts));
    }

    Value composed(char which, const QJsonArray &content, std::vector<Value> parts)
    {
        Heap &heap = m_context.heap();
        switch (which) {
        case 's': {
            std::u32string text;
            for (const QJsonValue &each : content)
                text += char32_t(each.toInt());
            return makeText(heap, text);
        }
        case 'b': {
            std::string bytes;
            for (const QJsonValue &each : content)
                bytes += char(each.toInt());
            return makeBytes(heap, bytes);
        }
        case 'l':
            return makeList(heap, std::move(parts));
        case 't':
            return makeTuple(heap, std::move(parts));
        case 'S':
        case 'F': {
            Value set = makeSet(heap, which == 'S' ? Kind::Set : Kind::FrozenSet);
            for (const Value &each : parts)
                (void)!set.as<Set>()->add(m_context, each);
            return set;
        }
        case 'd': {
            Value dict = makeDict(heap);
            for (const Value &pair : parts)
                (void)!dict.as<Dict>()->set(m_context, itemsOf(pair)[0], itemsOf(pair)[1]);
            return dict;
        }
        case 'r':
            return heap.adopt(new Range(parts[0].integer(), parts[1].integer(), parts[2].integer()));
        case 'c':
            return heap.adopt(new Slice(parts[0], parts[1], parts[2]));
        case 'E':
            return Value::ellipsis();
        case 'e':
            return makeException(m_context, *builtinType(toUtf8(parts[0])),
                                 std::vector<Value>(parts.begin() + 1, parts.end()));
        case 'm':
            return attributeOf(m_context, parts[0], parts[1]);
        case 'v':
            return callMethod(m_context, parts[0], parts[1], Arguments{});
        }
        std::cerr << "what is " << which << "?\n";
        std::abort();
    }

    static Value booleanOf(Answer is)
    {
        return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
    }
    static Value noneIf(bool isDone) { return isDone ? Value::none() : Value(); }

    Value compute(const std::vector<Value> &a, const std::vector<Value> &names)
    {
        const QString op = m_json.value(QLatin1String("op")).toString();
        const int which = m_json.value(QLatin1String("n")).toInt();
        const std::string name = m_json.value(QLatin1String("name")).toString().toStdString();
        const qsizetype count = qsizetype(a.size() - names.size());
        if (op == QLatin1String("binary"))
            return binary(m_context, Operator(which), a[0], a[1]);
        if (op == QLatin1String("inplace"))
            return inPlace(m_context, Operator(which), a[0], a[1]);
        if (op == QLatin1String("unary"))
            return unary(m_context, UnaryOperator(which), a[0]);
        if (op == QLatin1String("compare"))
            return booleanOf(compare(m_context, Comparison(which), a[0], a[1]));
        if (op == QLatin1String("in"))
            return booleanOf(isIn(m_context, a[0], a[1]));
        if (op == QLatin1String("get"))
            return subscript(m_context, a[0], a[1]);
        if (op == QLatin1String("set"))
            return noneIf(setSubscript(m_context, a[0], a[1], a[2]));
        if (op == QLatin1String("del"))
            return noneIf(deleteSubscript(m_context, a[0], a[1]));
        if (op == QLatin1String("call"))
            return call(m_context, builtinNamed(name), {a.data(), count, names});
        if (op == QLatin1String("method"))
            return callMethod(m_context, a[0], makeText(m_context.heap(), name),
                              {a.data() + 1, count - 1, names});
        if (op == QLatin1String("unpack")) {
            std::vector<Value> out;
            const int star = m_json.value(QLatin1String("star")).toInt();
            return unpack(m_context, a[0], which, star, out) ? makeTuple(m_context.heap(), out) : Value();
        }
        std::cerr << "what is " << op.toStdString() << "?\n";
        std::abort();
    }

    Context &m_context;
    const QJsonObject m_json;
    std::vector<Value> m_operands;
};

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
        Context context(heap, version);
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(line));
        std::cout << Operation(context, document.object()).run() << '\n';
    }
    return 0;
}
