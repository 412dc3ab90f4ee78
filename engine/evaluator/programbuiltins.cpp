// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/programbuiltins.h"

#include "engine/builtins/builtinfunctions.h"
#include "engine/evaluator/moduleobject.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/classes.h"
#include "engine/operations/nativetypes.h"
#include "engine/operations/suggestions.h"

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

/// A builtin function that knows the host.
class HostFunction final : public Opaque {
public:
    using Run = Value (*)(const Call &, Host &);
    HostFunction(const char *name, Run run, Host &host)
        : Opaque(*builtinType("builtin_function_or_method"))
        , m_name(name)
        , m_run(run)
        , m_host(host)
    {
    }
    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    Value call(Context &context, const Arguments &arguments) override
    {
        return m_run({context, Value(), arguments.values, arguments.count, arguments}, m_host);
    }
    Value attribute(Context &context, const Value &name) override
    {
        const std::string key = toUtf8(name);
        return key == "__name__" || key == "__qualname__" ? makeText(context.heap(), std::string_view(m_name))
                                                          : Value();
    }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<built-in function " + std::string(m_name) + ">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(HostFunction)); }

private:
    const char *m_name;
    Run m_run;
    Host &m_host;
};

class Output final : public Opaque {
public:
    Output(Host &into, bool asError, const Type &type)
        : Opaque(type)
        , host(into)
        , isError(asError)
    {
    }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(Output)); }

    Host &host;
    const bool isError;
};

Value write(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("write() argument must be str, not " + typeName(call[0]));
    const Output &output = *call.self.as<Output>();
    output.host.write(toUtf8(call[0]), output.isError);
    return Value::integer(call[0].as<Str>()->size());
}

Value flush(const Call &)
{
    return Value::none();
}

constexpr FunctionRow outputMethods[] = {{"write", write, Signature::One}, {"flush", flush}};

const Type &outputType()
{
    static const NativeType type({.name = "_io.TextIOWrapper", .methods = outputMethods});
    return type;
}

struct PrintOptions {
    Value separator = Value::none();
    Value end = Value::none();
    Value file = Value::none();
    Value flush = Value::none();

    std::string betweenValues() const { return separator.isNone() ? " " : toUtf8(separator); }
    std::string afterValues() const { return end.isNone() ? "\n" : toUtf8(end); }
};

bool readOptions(const Call &call, PrintOptions &out)
{
    for (std::size_t at = 0; at < call.passed.keywords.size(); ++at) {
        const std::string name = toUtf8(call.passed.keywords[at]);
        Value *const option = name == "sep" ? &out.separator
            : name == "end"                 ? &out.end
            : name == "file"                ? &out.file
            : name == "flush"               ? &out.flush
                                            : nullptr;
        if (!option)
            return call.context.typeError(
                invalidKeyword(call.context, "print()", name, {"sep", "end", "file", "flush"}));
        *option = call.passed.ofKeyword(qsizetype(at));
    }
    const auto check = [&](const Value &value, const char *name) {
        return value.isNone() || value.is(Kind::Str)
            || call.context.typeError(std::string(name) + " must be None or a string, not "
                                      + typeName(value));
    };
    return check(out.separator, "sep") && check(out.end, "end");
}

/// sys.stdout, where the program has put something else there; None where it has not.
Value replacedOutput(Context &context, Host &host)
{
    const Value system = host.moduleInUse(context, u"sys"_s);
    if (!isModule(system)) {
        context.clear(); // nobody can have replaced it
        return Value::none();
    }
    const Value now = ModuleObject::of(system)->get(u"stdout"_s);
    return now.isMissing() || now.isSame(ModuleObject::of(system)->get(u"__stdout__"_s)) ? Value::none()
                                                                                         : now;
}

/// What print() writes goes out at once where it can, but what a __str__() writes comes after the values
/// before its own, which are written also where it raises.
bool printAtOnce(const Call &call, Host &host, const PrintOptions &options)
{
    std::string text;
    host.writeUnwritten();
    std::string *const outer = std::exchange(host.unwritten, &text);
    bool isDone = true;
    for (qsizetype i = 0; i < call.count && isDone; ++i) {
        if (i > 0)
            text += options.betweenValues();
        TextBuilder value;
        isDone = describe(call.context, call[i], value);
        if (isDone)
            text += toUtf8(value.text());
    }
    host.unwritten = outer;
    if (isDone)
        text += options.afterValues();
    if (isDone || !text.empty())
        host.write(text, false);
    return isDone;
}

/// By a write() for each piece, as a file of the program's own notices.
bool printTo(const Call &call, const PrintOptions &options)
{
    const auto write = [&](Value text) {
        return !callMethodNamed(call.context, options.file, "write", std::move(text)).isMissing();
    };
    if (sortOf(options.file) != Sort::Instance) {
        const Value words =
            printedText(call.context, {call.arguments, std::size_t(call.count)}, options.separator);
        return !words.isMissing() && write(makeText(call.heap(), toUtf8(words) + options.afterValues()));
    }
    for (qsizetype i = 0; i < call.count; ++i) {
        if (i > 0 && !write(makeText(call.heap(), options.betweenValues())))
            return false;
        const Value text = textOf(call.context, call[i]);
        if (text.isMissing() || !write(text))
            return false;
    }
    return write(makeText(call.heap(), options.afterValues()));
}

Value print(const Call &call, Host &host)
{
    PrintOptions options;
    if (!readOptions(call, options))
        return {};
    if (options.file.isNone())
        options.file = replacedOutput(call.context, host);
    if (options.file.isNone())
        return printAtOnce(call, host, options) ? Value::none() : Value();
    if (!printTo(call, options))
        return {};
    if (!isTruthy(options.flush))
        return Value::none();
    const Value method =
        attributeOf(call.context, options.file, makeText(call.heap(), std::string_view("flush")));
    return method.isMissing() ? method : objects::call(call.context, method, Arguments{});
}

/// anext() and aiter() of asynchronous iterators.
Value asyncNext(const Call &call, Host &host)
{
    if (call.count < 1)
        return call.context.typeError("anext expected at least 1 argument, got 0");
    if (call.count > 2)
        return call.context.typeError("anext expected at most 2 arguments, got "
                                      + std::to_string(call.count));
    const Value method =
        attributeOf(call.context, call[0], makeText(call.heap(), std::string_view("__anext__")));
    if (method.isMissing() && call.context.hasRaised(Error::AttributeError))
        return call.context.typeError("'" + typeName(call[0]) + "' object is not an async iterator");
    const Value step = method.isMissing() ? method : objects::call(call.context, method, Arguments{});
    if (step.isMissing() || call.count == 1)
        return step;
    const Value helpers = host.importModule(call.context, QStringLiteral("_helpers"));
    const Value helper = helpers.isMissing()
        ? helpers
        : attributeOf(call.context, helpers, makeText(call.heap(), std::string_view("next_or")));
    const Value given[] = {step, call[1]};
    return helper.isMissing() ? helper : objects::call(call.context, helper, Arguments{given, 2});
}

Value asyncIterator(const Call &call, Host &)
{
    if (call.count != 1)
        return call.context.typeError("aiter() takes exactly one argument (" + std::to_string(call.count)
                                      + " given)");
    const Value method =
        attributeOf(call.context, call[0], makeText(call.heap(), std::string_view("__aiter__")));
    if (method.isMissing() && call.context.hasRaised(Error::AttributeError))
        return call.context.typeError("'" + typeName(call[0]) + "' object is not an async iterable");
    return method.isMissing() ? method : objects::call(call.context, method, Arguments{});
}

Value importNamed(const Call &call, Host &host)
{
    if (call.count == 0 || !call[0].is(Kind::Str))
        return call.context.typeError("__import__() argument 1 must be str");
    return host.importWhole(call.context, toQString(call[0]));
}

/// exit() and quit(), which come with the site module: sys.exit().
Value leave(const Call &call, Host &host)
{
    const Value system = host.importModule(call.context, u"sys"_s);
    const Value exit = isModule(system) ? ModuleObject::of(system)->get(u"exit"_s) : Value();
    return exit.isMissing() ? exit : objects::call(call.context, exit, call.passed);
}

struct HostRow {
    const char *name;
    HostFunction::Run run;
};

constexpr HostRow hostRows[] = {
    {"print", print}, {"anext", asyncNext}, {"aiter", asyncIterator}, {"__import__", importNamed},
    {"exit", leave},  {"quit", leave},
};

} // namespace

Value programBuiltin(Context &context, Host &host, const QString &name)
{
    if (name == u"PythonFinalizationError" && !context.follows(PythonVersion::Python313))
        return {};
    for (const HostRow &row : hostRows)
        if (name == QLatin1String(row.name))
            return context.heap().adopt(new HostFunction(row.name, row.run, host));
    return builtinNamed(name.toStdString());
}

Value makeOutput(Context &context, Host &host, bool isError)
{
    return context.heap().adopt(new Output(host, isError, outputType()));
}

} // namespace signalbox::evaluator
