// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/types.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <unordered_map>

namespace signalbox::objects {

namespace {

struct TypeRow {
    const char *name;
    const char *base;
    Kind instances;
};

// A base stands before what derives from it.
constexpr TypeRow typeRows[] = {
    {"object", nullptr, Kind::Missing},
    {"NoneType", "object", Kind::None},
    {"ellipsis", "object", Kind::Ellipsis},
    {"NotImplementedType", "object", Kind::NotImplemented},
    {"int", "object", Kind::Int},
    {"bool", "int", Kind::Bool},
    {"float", "object", Kind::Float},
    {"str", "object", Kind::Str},
    {"bytes", "object", Kind::Bytes},
    {"tuple", "object", Kind::Tuple},
    {"list", "object", Kind::List},
    {"dict", "object", Kind::Dict},
    {"set", "object", Kind::Set},
    {"frozenset", "object", Kind::FrozenSet},
    {"range", "object", Kind::Range},
    {"slice", "object", Kind::Slice},
    {"type", "object", Kind::Type},
    {"builtin_function_or_method", "object", Kind::Function},
    {"method_descriptor", "object", Kind::Function},
    {"wrapper_descriptor", "object", Kind::Function},
    {"method-wrapper", "object", Kind::Function},
    {"list_iterator", "object", Kind::Iterator},
    {"list_reverseiterator", "object", Kind::Iterator},
    {"tuple_iterator", "object", Kind::Iterator},
    {"str_iterator", "object", Kind::Iterator},
    {"str_ascii_iterator", "object", Kind::Iterator},
    {"bytes_iterator", "object", Kind::Iterator},
    {"range_iterator", "object", Kind::Iterator},
    {"longrange_iterator", "object", Kind::Iterator},
    {"set_iterator", "object", Kind::Iterator},
    {"dict_keyiterator", "object", Kind::Iterator},
    {"dict_valueiterator", "object", Kind::Iterator},
    {"dict_itemiterator", "object", Kind::Iterator},
    {"dict_reversekeyiterator", "object", Kind::Iterator},
    {"dict_reversevalueiterator", "object", Kind::Iterator},
    {"dict_reverseitemiterator", "object", Kind::Iterator},
    {"callable_iterator", "object", Kind::Iterator},
    {"enumerate", "object", Kind::Iterator},
    {"zip", "object", Kind::Iterator},
    {"map", "object", Kind::Iterator},
    {"filter", "object", Kind::Iterator},
    {"reversed", "object", Kind::Iterator},
    {"dict_keys", "object", Kind::DictView},
    {"dict_values", "object", Kind::DictView},
    {"dict_items", "object", Kind::DictView},
    {"BaseException", "object", Kind::Exception},
    {"BaseExceptionGroup", "BaseException", Kind::Exception},
    {"GeneratorExit", "BaseException", Kind::Exception},
    {"KeyboardInterrupt", "BaseException", Kind::Exception},
    {"SystemExit", "BaseException", Kind::Exception},
    {"Exception", "BaseException", Kind::Exception},
    {"ExceptionGroup", "BaseExceptionGroup", Kind::Exception},
    {"ArithmeticError", "Exception", Kind::Exception},
    {"FloatingPointError", "ArithmeticError", Kind::Exception},
    {"OverflowError", "ArithmeticError", Kind::Exception},
    {"ZeroDivisionError", "ArithmeticError", Kind::Exception},
    {"AssertionError", "Exception", Kind::Exception},
    {"AttributeError", "Exception", Kind::Exception},
    {"BufferError", "Exception", Kind::Exception},
    {"EOFError", "Exception", Kind::Exception},
    {"ImportError", "Exception", Kind::Exception},
    {"ModuleNotFoundError", "ImportError", Kind::Exception},
    {"LookupError", "Exception", Kind::Exception},
    {"IndexError", "LookupError", Kind::Exception},
    {"KeyError", "LookupError", Kind::Exception},
    {"MemoryError", "Exception", Kind::Exception},
    {"NameError", "Exception", Kind::Exception},
    {"UnboundLocalError", "NameError", Kind::Exception},
    {"OSError", "Exception", Kind::Exception},
    {"BlockingIOError", "OSError", Kind::Exception},
    {"ChildProcessError", "OSError", Kind::Exception},
    {"ConnectionError", "OSError", Kind::Exception},
    {"BrokenPipeError", "ConnectionError", Kind::Exception},
    {"ConnectionAbortedError", "ConnectionError", Kind::Exception},
    {"ConnectionRefusedError", "ConnectionError", Kind::Exception},
    {"ConnectionResetError", "ConnectionError", Kind::Exception},
    {"FileExistsError", "OSError", Kind::Exception},
    {"FileNotFoundError", "OSError", Kind::Exception},
    {"InterruptedError", "OSError", Kind::Exception},
    {"IsADirectoryError", "OSError", Kind::Exception},
    {"NotADirectoryError", "OSError", Kind::Exception},
    {"PermissionError", "OSError", Kind::Exception},
    {"ProcessLookupError", "OSError", Kind::Exception},
    {"TimeoutError", "OSError", Kind::Exception},
    {"ReferenceError", "Exception", Kind::Exception},
    {"RuntimeError", "Exception", Kind::Exception},
    {"NotImplementedError", "RuntimeError", Kind::Exception},
    {"PythonFinalizationError", "RuntimeError", Kind::Exception},
    {"RecursionError", "RuntimeError", Kind::Exception},
    {"StopAsyncIteration", "Exception", Kind::Exception},
    {"StopIteration", "Exception", Kind::Exception},
    {"SyntaxError", "Exception", Kind::Exception},
    {"IndentationError", "SyntaxError", Kind::Exception},
    {"TabError", "IndentationError", Kind::Exception},
    {"SystemError", "Exception", Kind::Exception},
    {"TypeError", "Exception", Kind::Exception},
    {"ValueError", "Exception", Kind::Exception},
    {"UnicodeError", "ValueError", Kind::Exception},
    {"UnicodeDecodeError", "UnicodeError", Kind::Exception},
    {"UnicodeEncodeError", "UnicodeError", Kind::Exception},
    {"UnicodeTranslateError", "UnicodeError", Kind::Exception},
    {"Warning", "Exception", Kind::Exception},
    {"BytesWarning", "Warning", Kind::Exception},
    {"DeprecationWarning", "Warning", Kind::Exception},
    {"EncodingWarning", "Warning", Kind::Exception},
    {"FutureWarning", "Warning", Kind::Exception},
    {"ImportWarning", "Warning", Kind::Exception},
    {"PendingDeprecationWarning", "Warning", Kind::Exception},
    {"ResourceWarning", "Warning", Kind::Exception},
    {"RuntimeWarning", "Warning", Kind::Exception},
    {"SyntaxWarning", "Warning", Kind::Exception},
    {"UnicodeWarning", "Warning", Kind::Exception},
    {"UserWarning", "Warning", Kind::Exception},
};

// The types live as long as the process and never change: threads share them.
struct TypeTable {
    std::deque<Type> types;
    std::unordered_map<std::string_view, const Type *> byName;
    std::array<const Type *, kKinds> byKind{};

    TypeTable()
    {
        for (const TypeRow &row : typeRows) {
            types.emplace_back(row.name, row.base ? byName.at(row.base) : nullptr, row.instances);
            byName.emplace(row.name, &types.back());
            if (!byKind[size_t(row.instances)])
                byKind[size_t(row.instances)] = &types.back();
        }
        byKind[size_t(Kind::Opaque)] = byKind[size_t(Kind::Missing)];
    }
};

const TypeTable &typeTable()
{
    static const TypeTable table;
    return table;
}

constexpr const char *errorNames[] = {
    "AttributeError",     "IndexError",         "KeyError",     "LookupError",       "MemoryError",
    "OverflowError",      "RecursionError",     "RuntimeError", "StopIteration",     "TypeError",
    "UnicodeDecodeError", "UnicodeEncodeError", "ValueError",   "ZeroDivisionError",
};
static_assert(std::size(errorNames) == size_t(Error::ZeroDivisionError) + 1);

} // namespace

quint64 Type::nextSerial()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

std::string Type::name() const
{
    const auto dot = m_qualifiedName.rfind('.');
    return dot == std::string::npos ? m_qualifiedName : m_qualifiedName.substr(dot + 1);
}

bool Type::isSubtypeOf(const Type &other) const
{
    if (isClass())
        return std::find(m_order.begin(), m_order.end(), &other) != m_order.end();
    for (const Type *each = this; each; each = each->base()) {
        if (each == &other)
            return true;
        // class ExceptionGroup(BaseExceptionGroup, Exception)
        if (each->m_qualifiedName == "ExceptionGroup" && other.m_qualifiedName == "Exception")
            return true;
    }
    return false;
}

Value Type::reference() const
{
    return isOfProgram() ? Value::of(const_cast<Type *>(this)) : Value::ofImmortal(this);
}

Answer Type::write(Context &, const Value &, TextBuilder &, bool) const
{
    return Answer::No;
}

void Type::dropValues()
{
    m_keepsBase = {};
}

const Type &Object::type() const
{
    return typeOfKind(m_kind);
}

const Type &typeOfKind(Kind kind)
{
    return *typeTable().byKind[size_t(kind)];
}

const Type &typeOfError(Error error)
{
    static const auto types = [] {
        std::array<const Type *, std::size(errorNames)> found{};
        for (size_t i = 0; i < found.size(); ++i)
            found[i] = builtinType(errorNames[i]);
        return found;
    }();
    return *types[size_t(error)];
}

const Type *builtinType(std::string_view name)
{
    const auto &types = typeTable().byName;
    const auto found = types.find(name);
    return found == types.end() ? nullptr : found->second;
}

const Type &typeOf(const Value &value)
{
    return value.isObject() ? value.object()->type() : typeOfKind(value.kind());
}

std::string typeName(const Value &value)
{
    // Written in Python here, but a type in C there, which says its module.
    const Type &type = typeOf(value);
    return type.isClass() && type.qualifiedName() == "decimal.Decimal" ? type.qualifiedName()
                                                                       : type.nameInWords();
}

Value makeExceptionType(Heap &heap, const std::string &qualifiedName, const Type &base)
{
    auto *type = new Type(qualifiedName, &base, Kind::Exception);
    if (base.isOfProgram())
        type->m_keepsBase = base.reference();
    return heap.adopt(type);
}

} // namespace signalbox::objects
