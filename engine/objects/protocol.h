// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// What Python asks of any value: ==, <, hash(), bool(), repr(), str(). The common kinds are answered here,
/// the others by their objects.

Answer equalSlowly(Context &context, const Value &one, const Value &other);
/// one == other.
[[nodiscard]] inline Answer equal(Context &context, const Value &one, const Value &other)
{
    if (one.isSmallInt() && other.isSmallInt())
        return answer(one.integer() == other.integer());
    return equalSlowly(context, one, other);
}
/// one is other or one == other, which is how containers compare.
[[nodiscard]] inline Answer isEqualItem(Context &context, const Value &one, const Value &other)
{
    return one.isSame(other) ? Answer::Yes : equal(context, one, other);
}

Answer compareSlowly(Context &context, Comparison how, const Value &one, const Value &other);
/// one < other, and so on for each comparison.
[[nodiscard]] inline Answer compare(Context &context, Comparison how, const Value &one, const Value &other)
{
    if (one.isSmallInt() && other.isSmallInt()) {
        const qint64 a = one.integer(), b = other.integer();
        switch (how) {
        case Comparison::Less:
            return answer(a < b);
        case Comparison::LessOrEqual:
            return answer(a <= b);
        case Comparison::Equal:
            return answer(a == b);
        case Comparison::NotEqual:
            return answer(a != b);
        case Comparison::Greater:
            return answer(a > b);
        case Comparison::GreaterOrEqual:
            return answer(a >= b);
        }
    }
    return compareSlowly(context, how, one, other);
}
/// How -1, 0 or 1 answer a comparison.
Answer answerByOrder(Comparison how, int order);
/// What to ask with both sides changed: < for >.
Comparison turned(Comparison how);

[[nodiscard]] bool hashOf(Context &context, const Value &value, Hash &out);
/// value.name(*arguments) of an object of the program: see Object::askMethod().
[[nodiscard]] inline Value askSpecial(Context &context, const Value &value, const char *name,
                                      std::span<const Value> arguments = {})
{
    return value.is(Kind::Opaque) ? value.object()->askMethod(context, name, arguments) : Value();
}
/// bool(value) of what never raises: all but objects of the program.
bool isTruthy(const Value &value);
/// bool(value).
[[nodiscard]] inline Answer truthOf(Context &context, const Value &value)
{
    return value.is(Kind::Opaque) ? value.object()->truth(context) : answer(isTruthy(value));
}

[[nodiscard]] bool represent(Context &context, const Value &value, TextBuilder &out);
[[nodiscard]] bool describe(Context &context, const Value &value, TextBuilder &out);
/// repr(value) and str(value).
Value reprOf(Context &context, const Value &value);
Value textOf(Context &context, const Value &value);

/// "maximum recursion depth exceeded while getting the repr of an object" in nested containers, and "[...]"
/// for one that contains itself: stands in represent() of each container.
class Representation {
public:
    Representation(Context &context, const Object *object);
    ~Representation();
    Representation(const Representation &) = delete;
    Representation &operator=(const Representation &) = delete;
    bool isTooDeep() const { return m_nesting.isTooDeep(); }
    bool isInItself() const { return m_isInItself; }

private:
    Nesting m_nesting;
    bool m_isInItself = false;
};

/// xxHash as CPython combines the hashes of a tuple's items (Yann Collet's XXH64, without its last mixing).
class TupleHash {
public:
    explicit TupleHash(qsizetype size)
        : m_size(quint64(size))
    {
    }
    void add(Hash item);
    Hash result() const;
    /// Without the number of items, as that of a slice.
    Hash resultOfFixed() const { return m_sum == ~quint64(0) ? 1546275796 : Hash(m_sum); }

private:
    quint64 m_sum = 2870177450012600261ULL;
    quint64 m_size;
};

} // namespace signalbox::objects
