// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/failure.h"

#include <QString>

namespace signalbox {

struct Value;
/// What a coroutine returns and a future is set to. Null is None.
using ValuePointer = std::shared_ptr<const Value>;

/// A Python value other than None, as far as a simulated program can come to have one.
struct Value {
    enum class Kind : quint8 {
        Text,
        True, ///< what lock.acquire() and event.wait() return
        Number, ///< what barrier.wait() returns
        Tuple, ///< an entry of a priority queue
        List, ///< what gather() returns
        Exception, ///< among the results of a gather() that collects them
        Object, ///< what a program in Python made
    };
    Kind kind = Kind::Text;
    QString text;
    qint64 number = 0;
    std::vector<ValuePointer> parts;
    Failure failure;
    objects::Value object;
    qint64 length =
        0; ///< of its repr(), but for escapes; lists that share their parts can be longer than any memory
    bool isNothing = false; ///< a list of None, or of such lists, and of nothing else

    static constexpr qint64 kLongestRepr = 10'000;

    Value() = default;
    Value(const Value &) = delete;
    Value &operator=(const Value &) = delete;
    ~Value(); ///< without recursion: lists can stand in each other as deep as a run is long

    static ValuePointer makeText(const QString &text);
    static ValuePointer makeTrue();
    static ValuePointer makeNumber(qint64 number);
    static ValuePointer makeTuple(std::vector<ValuePointer> parts);
    static ValuePointer makeList(std::vector<ValuePointer> parts);
    static ValuePointer makeException(const Failure &failure);
    /// \a repr: as it is now. Null for None.
    static ValuePointer makeObject(const objects::Value &object, const QString &repr);
};

/// one < other; false with \a error where Python cannot compare them: "TypeError: '<' not supported …".
bool isLess(const ValuePointer &one, const ValuePointer &other, std::string &error);
/// None, or nothing but a list of it: not worth a word.
bool isNothing(const ValuePointer &value);
/// repr(value): a text in quotes, an exception by its type and message; cut after kLongestRepr characters.
QString reprOf(const ValuePointer &value);
/// str(value): what print() writes.
QString textOf(const ValuePointer &value);

} // namespace signalbox
