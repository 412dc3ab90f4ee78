// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/detailederrors.h"

#include "engine/objects/bytes.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

bool isSyntaxError(const Type &type)
{
    static const Type &syntaxError = *builtinType("SyntaxError");
    return type.isSubtypeOf(syntaxError);
}

/// Of a UnicodeError's arguments.
struct UnicodeRow {
    const char *type;
    const char *verb;
    bool isOfBytes;
    bool hasEncoding; ///< as its first argument
};
constexpr UnicodeRow kUnicodeRows[] = {
    {"UnicodeDecodeError", "decode", true, true},
    {"UnicodeEncodeError", "encode", false, true},
    {"UnicodeTranslateError", "translate", false, false},
};

const UnicodeRow *unicodeRow(const Type &type)
{
    static const Type &unicodeError = *builtinType("UnicodeError");
    if (!type.isSubtypeOf(unicodeError))
        return nullptr;
    for (const UnicodeRow &row : kUnicodeRows)
        if (type.isSubtypeOf(*builtinType(row.type)))
            return &row;
    return nullptr;
}

bool takesText(Context &context, const Value &value, std::size_t place)
{
    return value.is(Kind::Str)
        || bool(context.typeError("argument " + std::to_string(place + 1) + " must be str, not "
                                  + (value.isNone() ? "None" : typeName(value))));
}

bool takesIndex(Context &context, const Value &value)
{
    if (!isInteger(value))
        return context.typeError("'" + typeName(value) + "' object cannot be interpreted as an integer");
    return value.isSmallIntOrBool()
        || bool(context.raise(Error::OverflowError, "Python int too large to convert to C ssize_t"));
}

bool takesUnicode(Context &context, const UnicodeRow &row, std::span<const Value> args)
{
    const std::size_t most = row.hasEncoding ? 5 : 4, object = row.hasEncoding;
    if (args.size() != most)
        return context.typeError("function takes exactly " + std::to_string(most) + " arguments ("
                                 + std::to_string(args.size()) + " given)");
    if (row.hasEncoding && !takesText(context, args[0], 0))
        return false;
    if (!row.isOfBytes && !takesText(context, args[object], object))
        return false;
    if (!takesIndex(context, args[object + 1]) || !takesIndex(context, args[object + 2])
        || !takesText(context, args[object + 3], object + 3))
        return false;
    return !row.isOfBytes || args[object].is(Kind::Bytes)
        || bool(context.typeError("a bytes-like object is required, not '" + typeName(args[object]) + "'"));
}

/// The file, its line, where in it, and its text; then perhaps where that ends.
bool takesPlace(Context &context, const Value &place)
{
    switch (place.kind()) {
    case Kind::Str:
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Range:
        break;
    case Kind::Iterator:
    case Kind::DictView:
    case Kind::Opaque: // to look would use them up
        return true;
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
        return context.typeError("'" + typeName(place) + "' object is not iterable");
    }
    const qsizetype count = place.object()->length();
    if (count < 4 || count > 6)
        return context.typeError(std::string("function takes ")
                                 + (count < 4 ? "at least 4 arguments (" : "at most 6 arguments (")
                                 + std::to_string(count) + " given)");
    return count != 5 || bool(context.typeError("end_offset must be provided when end_lineno is provided"));
}

Value itemOf(Context &context, const Value &sequence, qsizetype place)
{
    if (sequence.is(Kind::Tuple) || sequence.is(Kind::List))
        return itemsOf(sequence)[std::size_t(place)];
    if (sequence.is(Kind::Str))
        return makeText(context.heap(), toUtf32(sequence).substr(std::size_t(place), 1));
    return {};
}

/// "invalid syntax (file.py, line 3)"
Answer describeSyntaxError(Context &context, const Tuple &args, TextBuilder &out)
{
    if (args.size() == 0) {
        out.append("None");
        return Answer::Yes;
    }
    if (!describe(context, args.at(0), out))
        return Answer::Raised;
    if (args.size() != 2)
        return Answer::Yes;
    const Value file = itemOf(context, args.at(1), 0), line = itemOf(context, args.at(1), 1);
    const bool hasFile = file.is(Kind::Str), hasLine = line.is(Kind::Int);
    if (!hasFile && !hasLine)
        return Answer::Yes;
    out.append(" (");
    if (hasFile) {
        const std::string path = toUtf8(file);
        out.append(path.substr(path.rfind('/') + 1) + (hasLine ? ", " : ""));
    }
    if (hasLine)
        out.append("line " + std::to_string(line.isSmallInt() ? line.integer() : -1));
    out.append(")");
    return Answer::Yes;
}

std::string escaped(char32_t point)
{
    char code[16];
    std::snprintf(code, sizeof code,
                  point < 0x100         ? "'\\x%02x'"
                      : point < 0x10000 ? "'\\u%04x'"
                                        : "'\\U%08x'",
                  unsigned(point));
    return code;
}

std::string byteOf(const Value &bytes, std::size_t place)
{
    char code[8];
    std::snprintf(code, sizeof code, "0x%02x", unsigned(quint8(bytes.as<Bytes>()->bytes()[place])));
    return code;
}

/// "'utf-8' codec can't decode byte 0xc3 in position 0: …"
Answer describeUnicode(const UnicodeRow &row, const Tuple &args, TextBuilder &out)
{
    const qsizetype object = row.hasEncoding;
    if (args.size() != object + 4 || !args.at(object + 1).isSmallIntOrBool()
        || !args.at(object + 2).isSmallIntOrBool()
        || !args.at(object).is(row.isOfBytes ? Kind::Bytes : Kind::Str))
        return Answer::No;
    const qint64 from = args.at(object + 1).integer(), to = args.at(object + 2).integer();
    out.append((row.hasEncoding ? "'" + toUtf8(args.at(0)) + "' codec " : std::string()) + "can't " + row.verb
               + (row.isOfBytes ? " byte" : " character"));
    if (to == from + 1 && from >= 0 && from < args.at(object).object()->length())
        out.append(" "
                   + (row.isOfBytes ? byteOf(args.at(object), std::size_t(from))
                                    : escaped(args.at(object).as<Str>()->at(from)))
                   + " in position " + std::to_string(from));
    else
        out.append("s in position " + std::to_string(from) + "-" + std::to_string(to - 1));
    out.append(": " + toUtf8(args.at(object + 3)));
    return Answer::Yes;
}

} // namespace

Value syntaxMessage(Context &context, const Type &type, const Tuple &args)
{
    if (!isSyntaxError(type))
        return {};
    if (args.size() > 0 && isTruthy(args.at(0)))
        return args.at(0);
    return makeText(context.heap(), std::string_view("<no detail available>"));
}

bool takesDetails(Context &context, const Type &type, std::span<const Value> args)
{
    if (type.isOfProgram()) // whose __init__() may take others
        return true;
    if (isSyntaxError(type))
        return args.size() != 2 || takesPlace(context, args[1]);
    const UnicodeRow *row = unicodeRow(type);
    return !row || takesUnicode(context, *row, args);
}

Answer describeDetails(Context &context, const Type &type, const Tuple &args, TextBuilder &out)
{
    if (isSyntaxError(type))
        return describeSyntaxError(context, args, out);
    const UnicodeRow *row = unicodeRow(type);
    return row ? describeUnicode(*row, args, out) : Answer::No;
}

} // namespace signalbox::objects
