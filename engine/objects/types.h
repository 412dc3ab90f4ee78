// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/heap.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::objects {

class NativeType;

/// A Python type as a value: `int`, `ValueError`, a class of the program that derives from an exception.
class Type : public Container {
public:
    /// \a qualifiedName: with the module before it unless that is builtins, as a traceback has it.
    Type(std::string qualifiedName, const Type *base, Kind instances)
        : Container(Kind::Type)
        , m_serial(nextSerial())
        , m_qualifiedName(std::move(qualifiedName))
        , m_base(base)
        , m_instances(instances)
    {
    }

    /// No two types have the same, and it changes when the type does: what was found in it may be remembered
    /// by it.
    quint64 serial() const { return m_serial; }
    static quint64 nextSerial();
    const std::string &qualifiedName() const { return m_qualifiedName; }
    /// __name__: the last part.
    std::string name() const;
    /// As words of exceptions have it: CPython's own types in C say their module too.
    virtual std::string nameInWords() const { return name(); }
    /// Itself, where it has a table of methods of its own: see engine/operations/nativetypes.h.
    virtual const NativeType *native() const { return nullptr; }
    /// Null for object. A second base is only that of ExceptionGroup, see isSubtypeOf().
    const Type *base() const { return m_base; }
    /// What its instances are; Missing for object.
    Kind instances() const { return m_instances; }
    bool isException() const { return m_instances == Kind::Exception; }
    bool isSubtypeOf(const Type &other) const;
    /// repr() or else str() of \a self, where the class of an exception has its own; No where it has not.
    [[nodiscard]] virtual Answer write(Context &context, const Value &self, TextBuilder &out,
                                       bool isRepr) const;
    /// Whether it is a class of the program: a Class, see engine/operations/classes.h.
    bool isClass() const { return m_flag != 0; }
    /// Whether it was made at run time, and so is counted.
    bool isOfProgram() const { return heap(); }
    Value reference() const;

    bool represent(Context &context, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(Type) + m_qualifiedName.size()); }
    void dropValues() override;

protected:
    /// \a order: all that it derives from, itself first.
    void becomeClass(std::vector<const Type *> order)
    {
        m_flag = 1;
        m_order = std::move(order);
    }
    void renewSerial() { m_serial = nextSerial(); }

private:
    quint64 m_serial;
    std::string m_qualifiedName;
    const Type *m_base;
    Value m_keepsBase; ///< where that is counted
    std::vector<const Type *> m_order; ///< of a class of the program
    Kind m_instances;

    friend Value makeExceptionType(Heap &heap, const std::string &qualifiedName, const Type &base);
};

/// The exceptions that operations raise themselves; all others are known by name.
enum class Error : quint8 {
    AttributeError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    OverflowError,
    RecursionError,
    RuntimeError,
    StopIteration,
    TypeError,
    UnicodeDecodeError,
    UnicodeEncodeError,
    ValueError,
    ZeroDivisionError,
};

/// int for Kind::Int, and so on; `object` for Kind::Missing. Of kinds with several types (exceptions,
/// iterators, functions) it is the usual one: ask Object::type().
const Type &typeOfKind(Kind kind);
const Type &typeOfError(Error error);
/// A builtin type or exception by its name; null where there is none of this name.
const Type *builtinType(std::string_view name);
/// type(value).
const Type &typeOf(const Value &value);
/// type(value).__name__, as messages have it.
std::string typeName(const Value &value);
/// A class of the program that derives from an exception: its full name is, say, "__main__.Timeout".
Value makeExceptionType(Heap &heap, const std::string &qualifiedName, const Type &base);

} // namespace signalbox::objects
