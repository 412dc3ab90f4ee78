// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/dicts.h"
#include "engine/operations/iterators.h"

#include <array>
#include <span>
#include <unordered_map>

namespace signalbox::objects {

/// Methods that Python itself calls.
enum class Special : quint8 {
    New,
    Init,
    Repr,
    Str,
    Format,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    HashOf,
    Bool,
    Len,
    Iter,
    Next,
    Reversed,
    GetItem,
    SetItem,
    DelItem,
    Contains,
    Call,
    GetAttr,
    GetAttribute,
    SetAttr,
    DelAttr,
    Get,
    Set,
    Delete,
    Enter,
    Exit,
    AEnter,
    AExit,
    AIter,
    ANext,
    Await,
    Negative,
    Positive,
    Invert,
    // Of each Operator in its order: self op other, other op self, self op= other.
    Add,
    ReflectedAdd = Add + 13,
    InPlaceAdd = ReflectedAdd + 13,
    Last = InPlaceAdd + 12,
};
inline constexpr std::size_t kSpecials = std::size_t(Special::Last) + 1;
/// "__init__".
const char *nameOfSpecial(Special special);

/// A class of the program. Its instances are Instances, or Exceptions where it derives from one.
class Class final : public Type {
public:
    /// \a bases: types, at least one; \a order: of them and itself, as the C3 algorithm has it, without
    /// itself.
    /// \a metaclass: the class of it; Missing where that is `type`.
    Class(std::string qualifiedName, std::string name, std::vector<Value> bases, std::vector<Value> order,
          Value attributes, Kind instances, Value metaclass = {});
    /// Of a type that is one: see Type::isClass().
    static Class *of(const Type &type) { return const_cast<Class *>(static_cast<const Class *>(&type)); }

    /// A dict. Changes go through set().
    const Value &attributes() const { return m_attributes; }
    /// What the class itself or one of its bases has of this name, not bound; Missing where it is nothing.
    /// Where builtin bases have it, that is a Function.
    Value find(Context &context, const Value &name) const;
    /// The same, only of classes that come after \a type in the order of this one: what super() looks at.
    Value findAfter(Context &context, const Type &type, const Value &name) const;
    /// Of the program's classes; Missing where it is a builtin's.
    const Value &special(Special special) const;
    /// With a Missing value it is deleted.
    [[nodiscard]] bool set(Context &context, const Value &name, const Value &value);
    [[nodiscard]] bool set(Context &context, std::string_view name, const Value &value);
    const std::vector<Value> &bases() const { return m_bases; }
    /// type(Class): a class that derives from `type`, or `type` itself.
    const Type &type() const override;
    /// The same; null where it is `type`.
    const Class *metaclass() const;
    /// Whether calling it is what its metaclass says.
    bool isCalledByMetaclass() const;
    /// The builtin type that its instances have something of inside: see contents.h. Null of most classes.
    const Type *contentType() const { return m_contentType; }
    /// Whether no instances can be made, as there are abstract methods.
    bool isAbstract() const { return m_isAbstract; }
    const std::vector<Class *> &derived() const { return m_derived; }
    /// __mro__, itself first.
    std::vector<Value> resolutionOrder() const;
    /// Class.name.
    [[nodiscard]] Value attributeOfClass(Context &context, const Value &name);
    ~Class() override;

    /// Where instances keep the attribute; -1 where none has it yet.
    int slotOf(Context &context, const Value &name) const;
    int addSlot(Context &context, const Value &name);
    const std::vector<Value> &slotNames() const { return m_slotNames; }
    /// What was remembered of its attributes is looked for again.
    void forgetRemembered() { changed(); }

    std::string nameInWords() const override { return m_name; }
    const std::string &givenName() const { return m_name; }
    void rename(std::string name) { m_name = std::move(name); }
    [[nodiscard]] bool measure(Context &context, qsizetype &out) override;
    bool represent(Context &context, TextBuilder &out) override;
    Answer write(Context &context, const Value &self, TextBuilder &out, bool isRepr) const override;
    qint64 footprint() const override { return qint64(sizeof(Class)) + 512; }
    void dropValues() override;
    /// Whether instances may have an attribute \a name: not where `__slots__` leave it out.
    bool admitsSlot(Context &context, const Value &name) const;

private:
    void changed();
    Value attributeByKey(Context &context, const Value &name, const std::string &key);

    std::string m_name;
    Value m_metaclass;
    const Type *m_contentType = nullptr;
    bool m_isAbstract = false;
    std::vector<Value> m_bases;
    std::vector<Value> m_order; ///< without itself
    Value m_attributes;
    std::vector<Class *> m_derived;
    mutable std::array<Value, kSpecials> m_specials;
    mutable bool m_hasSpecials = false;
    Dict m_slots; ///< from names to places
    std::vector<Value> m_slotNames;
};

/// An attribute that was found in a class, as instances give it: functions become methods, properties are
/// asked.
[[nodiscard]] Value bound(Context &context, const Value &found, const Value &self, const Type &type);
/// iter() of what has only __getitem__().
[[nodiscard]] Value iterateByPlace(Context &context, const Value &value);
/// value.name(argument).
[[nodiscard]] Value callMethodNamed(Context &context, const Value &value, std::string_view name,
                                    const Value &argument);
/// The C3 order of what derives from \a bases, without itself; false with TypeError where there is none.
[[nodiscard]] bool orderOf(Context &context, const std::vector<Value> &bases, std::vector<Value> &out);

} // namespace signalbox::objects
