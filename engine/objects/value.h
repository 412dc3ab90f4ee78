// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>
#include <utility>

namespace signalbox::objects {

class Context;
class Heap;
class TextBuilder;
class Type;
class Value;

/// Of Python's hash(): what sets and dicts are ordered and found by.
using Hash = qint64;

/// The answer to a question that may raise instead; then the exception is in the Context.
enum class Answer : qint8 { Raised = -1, No = 0, Yes = 1 };
inline Answer answer(bool yes)
{
    return yes ? Answer::Yes : Answer::No;
}

enum class Operator : quint8;
enum class UnaryOperator : quint8;
enum class Comparison : quint8 { Less, LessOrEqual, Equal, NotEqual, Greater, GreaterOrEqual };

/// What a value is. The kinds up to Float stand in the handle itself, if the int is small.
enum class Kind : quint8 {
    Missing, ///< no value at all: see Value
    None,
    Ellipsis,
    NotImplemented,
    Bool,
    Int,
    Float,
    Str,
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Range,
    Slice,
    Exception,
    Type,
    Function, ///< a builtin, or a builtin's method with the object it belongs to
    Iterator,
    DictView,
    Opaque, ///< tasks, queues, functions of the program: what the engine adds
};
inline constexpr int kKinds = int(Kind::Opaque) + 1;

/// A Python object that does not fit into a handle. Counted without atomics: an object and all that refer to
/// it live in one thread, on one Heap. The virtual functions are the uncommon paths; common ones ask the
/// kind.
class Object {
public:
    explicit Object(Kind ofKind)
        : m_kind(ofKind)
    {
    }
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    virtual ~Object() = default;

    /// Small objects come and go by the million: memory that one leaves is kept for the next of its size.
    static void *operator new(std::size_t size);
    static void operator delete(void *memory, std::size_t size) noexcept;

    Kind kind() const { return m_kind; }
    /// Null for what lives as long as the process, such as types.
    Heap *heap() const { return m_heap; }
    quint32 references() const { return m_references; }

    /// Python's repr(). False where it raised.
    [[nodiscard]] virtual bool represent(Context &context, TextBuilder &out);
    /// str(self), where that is not its repr().
    [[nodiscard]] virtual bool describe(Context &context, TextBuilder &out);
    /// len(self); -1 of what has none.
    virtual qsizetype length() const { return -1; }
    /// bool(self).
    virtual bool isTrue() const { return length() != 0; }
    /// bool(self) and len(self) where asking may raise: objects of the program. -1 of what has no len().
    [[nodiscard]] virtual Answer truth(Context &) { return answer(isTrue()); }
    [[nodiscard]] virtual bool measure(Context &, qsizetype &out)
    {
        out = length();
        return true;
    }
    /// self op other, or other op self where \a isReflected. Missing without a raised exception where it does
    /// not know how.
    [[nodiscard]] virtual Value operate(Context &context, Operator op, const Value &other, bool isReflected);
    /// self op= other, where that is not self op other: what self is afterwards.
    [[nodiscard]] virtual Value operateInPlace(Context &context, Operator op, const Value &other);
    /// -self and its like; Missing as operate() gives it.
    [[nodiscard]] virtual Value operateAlone(Context &context, UnaryOperator op);
    /// self.name(*arguments) for a method that Python itself calls, as __round__(); Missing without an
    /// exception where it has none. Of objects of the program.
    [[nodiscard]] virtual Value askMethod(Context &context, const char *name,
                                          std::span<const Value> arguments);
    /// self == other, where \a other is of the same kind or \a self is Opaque. By identity unless overridden.
    [[nodiscard]] virtual Answer equals(Context &context, const Value &other);
    /// By identity unless overridden.
    [[nodiscard]] virtual Answer hash(Context &context, Hash &out);
    /// self < other and its like, of the same kind; asked of what Python can order. Raises unless overridden.
    [[nodiscard]] virtual Answer order(Context &context, Comparison how, const Value &other);
    /// Whether order() is asked with whatever else there is: of objects of the program.
    virtual bool isOrderedWithAll() const { return false; }
    /// The type whose instance it is: that of its kind unless overridden.
    virtual const Type &type() const;
    /// Bytes that its heap's account has for it now.
    virtual qint64 footprint() const = 0;
    /// Lets go of all values it refers to, when the whole heap ends.
    virtual void dropValues() { }

private:
    friend class Heap;
    friend class Value;
    static void destroy(Object *object);

    quint32 m_references = 0;
    const Kind m_kind;

protected:
    quint8 m_flag = 0; ///< a byte for whoever inherits: it would be padding otherwise

private:
    bool m_isWatched = false; ///< its heap knows by whom
    Heap *m_heap = nullptr;
};

/// A handle of a Python value, 16 bytes: None, Ellipsis, NotImplemented, a bool, an int of 64 bits or a float
/// in place, or a counted reference to an Object.
///
/// A Value() is Missing: what an operation gives that raised (the exception is then in the Context), an
/// argument that was not passed, a key that is not there, the end of an iteration.
///
///     Value sum = add(context, one, other);
///     if (sum.isMissing())
///         return {}; // context.raised() says why
///
/// An int that fits into 64 bits always stands in place, so that two ints are equal only where their kinds of
/// storage are.
class Value {
public:
    Value() = default;
    Value(const Value &other)
        : m_bits(other.m_bits)
        , m_tag(other.m_tag)
    {
        if (m_tag == Tag::Counted)
            ++m_bits.object->m_references;
    }
    Value(Value &&other) noexcept
        : m_bits(other.m_bits)
        , m_tag(other.m_tag)
    {
        other.m_tag = Tag::Missing;
    }
    Value &operator=(const Value &other)
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    [[gnu::always_inline]] Value &operator=(Value &&other) noexcept
    {
        Value taken(std::move(other));
        swap(taken);
        return *this;
    }
    ~Value()
    {
        if (m_tag == Tag::Counted && --m_bits.object->m_references == 0)
            Object::destroy(m_bits.object);
    }
    void swap(Value &other) noexcept
    {
        std::swap(m_bits, other.m_bits);
        std::swap(m_tag, other.m_tag);
    }

    static Value none() { return Value(Tag::None, 0); }
    static Value ellipsis() { return Value(Tag::Ellipsis, 0); }
    static Value notImplemented() { return Value(Tag::NotImplemented, 0); }
    static Value boolean(bool on) { return Value(Tag::Bool, on ? 1 : 0); }
    static Value integer(qint64 number) { return Value(Tag::Int, number); }
    static Value real(double number)
    {
        Value value;
        value.m_tag = Tag::Float;
        value.m_bits.real = number;
        return value;
    }
    /// Another reference to \a object, which a Heap made.
    static Value of(Object *object)
    {
        Value value;
        value.m_tag = Tag::Counted;
        value.m_bits.object = object;
        ++object->m_references;
        return value;
    }
    /// To an object that lives as long as the process and is never counted, so that threads may share it.
    static Value ofImmortal(const Object *object)
    {
        Value value;
        value.m_tag = Tag::Immortal;
        value.m_bits.object = const_cast<Object *>(object);
        return value;
    }

    bool isMissing() const { return m_tag == Tag::Missing; }
    bool isNone() const { return m_tag == Tag::None; }
    bool isBool() const { return m_tag == Tag::Bool; }
    bool isTrue() const { return m_tag == Tag::Bool && m_bits.integer != 0; }
    /// An int in place: those of more than 64 bits are objects of kind Int.
    bool isSmallInt() const { return m_tag == Tag::Int; }
    /// A bool or an int in place; integer() is its number.
    bool isSmallIntOrBool() const { return m_tag == Tag::Int || m_tag == Tag::Bool; }
    bool isFloat() const { return m_tag == Tag::Float; }
    bool isObject() const { return m_tag >= Tag::Counted; }
    bool is(Kind kind) const { return this->kind() == kind; }

    Kind kind() const { return isObject() ? m_bits.object->m_kind : Kind(m_tag); }
    qint64 integer() const { return m_bits.integer; }
    double real() const { return m_bits.real; }
    Object *object() const { return m_bits.object; }
    /// The object as what its kind says that it is: value.as<List>().
    template <typename T> T *as() const { return static_cast<T *>(m_bits.object); }

    /// Python's `is`. Ints and floats have no identity of their own here: equal ones are the same.
    bool isSame(const Value &other) const
    {
        return m_tag == other.m_tag && m_bits.integer == other.m_bits.integer;
    }

private:
    // The first ones are the kinds of the same names.
    enum class Tag : quint8 { Missing, None, Ellipsis, NotImplemented, Bool, Int, Float, Counted, Immortal };

    Value(Tag tag, qint64 number)
        : m_tag(tag)
    {
        m_bits.integer = number;
    }

    union Bits {
        qint64 integer;
        double real;
        Object *object;
    } m_bits{0};
    Tag m_tag = Tag::Missing;
};

static_assert(sizeof(Value) == 16);

} // namespace signalbox::objects
