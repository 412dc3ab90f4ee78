// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/system.h"

#include "engine/library/containers/namedtuples.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"

#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &streamType();

class OutputStream final : public Opaque {
public:
    explicit OutputStream(Host::Stream which)
        : Opaque(streamType())
        , stream(which)
    {
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        const bool isOutput = stream == Host::Stream::Output;
        out.append("<_io.TextIOWrapper name='");
        out.append(isOutput ? "<stdout>" : "<stderr>");
        out.append("' mode='w' encoding='utf-8'>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(OutputStream)); }

    const Host::Stream stream;
};

OutputStream &streamOf(const Value &self)
{
    return *self.as<OutputStream>();
}

Value writeText(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("write() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    hostOf(call.context).write(streamOf(call.self).stream, toQString(call[0]));
    return Value::integer(call[0].as<Str>()->size());
}

Value writeLines(const Call &call)
{
    return noneIf(forEach(call.context, call[0], [&](const Value &line) {
        if (!line.is(Kind::Str))
            return bool(call.context.typeError("write() argument must be str, not " + typeName(line)));
        hostOf(call.context).write(streamOf(call.self).stream, toQString(line));
        return true;
    }));
}

Value flushNothing(const Call &)
{
    return Value::none();
}

Value no(const Call &)
{
    return Value::boolean(false);
}

Value yes(const Call &)
{
    return Value::boolean(true);
}

Value fileNumber(const Call &call)
{
    return Value::integer(streamOf(call.self).stream == Host::Stream::Output ? 1 : 2);
}

Value tellEncoding(Context &context, const Value &)
{
    return makeText(context.heap(), std::string_view("utf-8"));
}

Value tellName(Context &context, const Value &self)
{
    return makeText(
        context.heap(),
        std::string_view(streamOf(self).stream == Host::Stream::Output ? "<stdout>" : "<stderr>"));
}

constexpr FunctionRow streamMethods[] = {
    {"write", writeText, Signature::One},
    {"writelines", writeLines, Signature::One},
    {"flush", flushNothing},
    {"isatty", no},
    {"writable", yes},
    {"readable", no},
    {"fileno", fileNumber},
    {"reconfigure", flushNothing, Signature::Anything},
};
constexpr AttributeRow streamAttributes[] = {{"encoding", tellEncoding}, {"name", tellName}};

const NativeType &streamType()
{
    static const NativeType type(
        {.name = "_io.TextIOWrapper", .methods = streamMethods, .attributes = streamAttributes});
    return type;
}

Value leave(const Call &call)
{
    std::vector<Value> arguments;
    if (call.has(0) && call[0].is(Kind::Tuple))
        arguments.assign(itemsOf(call[0]).begin(), itemsOf(call[0]).end());
    else if (call.has(0) && !call[0].isNone())
        arguments.push_back(call[0]);
    Value exception = makeException(call.context, *builtinType("SystemExit"), std::move(arguments));
    return exception.isMissing() ? exception : Value(call.context.raise(std::move(exception)));
}

Value tellRecursionLimit(const Call &call)
{
    return Value::integer(call.context.recursionLimit);
}

Value setRecursionLimit(const Call &call)
{
    qint64 limit = 0;
    if (!toIndex(call.context, call[0], limit))
        return {};
    if (limit < 1)
        return call.context.valueError("recursion limit must be greater or equal than 1");
    // What is called nests on a heap of its own; values in values do not.
    call.context.recursionLimit = int(std::min<qint64>(limit, 20'000));
    return Value::none();
}

Value sizeOf(const Call &call)
{
    return Value::integer(call[0].isObject() ? call[0].object()->footprint() : 28);
}

Value intern(const Call &call)
{
    return call[0];
}

constexpr FunctionRow systemFunctions[] = {
    {"sys.exit", leave, Signature::Positional, 0, 1},
    {"sys.getrecursionlimit", tellRecursionLimit},
    {"sys.setrecursionlimit", setRecursionLimit, Signature::One},
    {"sys.getsizeof", sizeOf, Signature::Positional, 1, 2},
    {"sys.intern", intern, Signature::One},
};

struct Release {
    int minor;
    int micro;
    const char *words;
};

Release releaseOf(const Context &context)
{
    if (context.follows(PythonVersion::Python313))
        return {13, 0, "3.13.0 (main, Oct  7 2024, 00:00:00) [GCC 12.2.0]"};
    if (context.follows(PythonVersion::Python312))
        return {12, 1, "3.12.1 (main, Dec  8 2023, 00:00:00) [GCC 12.2.0]"};
    return {11, 7, "3.11.7 (main, Dec  4 2023, 00:00:00) [GCC 12.2.0]"};
}

Value versionInfo(Context &context)
{
    const Release release = releaseOf(context);
    const Value type =
        makeStructType(context, "sys.version_info", {"major", "minor", "micro", "releaselevel", "serial"});
    return makeNamedTuple(context, type,
                          {Value::integer(3), Value::integer(release.minor), Value::integer(release.micro),
                           makeText(context.heap(), std::string_view("final")), Value::integer(0)});
}

Value floatInfo(Context &context)
{
    using Limits = std::numeric_limits<double>;
    const Value type = makeStructType(context, "sys.float_info",
                                      {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig",
                                       "mant_dig", "epsilon", "radix", "rounds"});
    return makeNamedTuple(context, type,
                          {Value::real(Limits::max()), Value::integer(Limits::max_exponent),
                           Value::integer(Limits::max_exponent10), Value::real(Limits::min()),
                           Value::integer(Limits::min_exponent), Value::integer(Limits::min_exponent10),
                           Value::integer(Limits::digits10), Value::integer(Limits::digits),
                           Value::real(Limits::epsilon()), Value::integer(Limits::radix), Value::integer(1)});
}

} // namespace

Value makeStream(Context &context, Host::Stream stream)
{
    return context.heap().adopt(new OutputStream(stream));
}

Attributes makeSystem(Context &context)
{
    Filling filling(context);
    Heap &heap = context.heap();
    filling.add(systemFunctions);
    filling.add("argv", makeList(heap, {emptyText()}));
    const Value output = makeStream(context, Host::Stream::Output);
    const Value errors = makeStream(context, Host::Stream::Error);
    filling.add("stdout", output);
    filling.add("stderr", errors);
    filling.add("__stdout__", output);
    filling.add("__stderr__", errors);
    filling.add("maxsize", Value::integer(std::numeric_limits<qint64>::max()));
    filling.add("maxunicode", Value::integer(0x10ffff));
    filling.add("version_info", versionInfo(context));
    filling.addText("version", releaseOf(context).words);
    filling.add("hexversion",
                Value::integer(0x030000f0 | releaseOf(context).minor << 16 | releaseOf(context).micro << 8));
    filling.add("float_info", floatInfo(context));
    filling.addText("platform", "linux");
    filling.addText("byteorder", "little");
    filling.addText("executable", "/usr/bin/python3");
    filling.add("path", makeList(heap, {emptyText()}));
    return filling.take();
}

} // namespace signalbox::modules
