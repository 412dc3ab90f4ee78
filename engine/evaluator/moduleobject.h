// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/iterators.h"

#include <QHash>
#include <QStringList>

namespace signalbox::evaluator {

struct Loaded;

/// A module, with its variables: of the program, or filled by a host.
///
///     const Value module = makeModule(context, "math");
///     ModuleObject::of(module)->set(u"pi"_s, Value::real(M_PI));
class ModuleObject final : public objects::Opaque {
public:
    explicit ModuleObject(std::string name);
    /// \a module is one: see isModule().
    static ModuleObject *of(const objects::Value &module) { return module.as<ModuleObject>(); }

    const std::string &name() const { return m_name; }
    /// Of a name that has none yet, a new one without a value. It never changes.
    int placeOf(const QString &name);
    objects::Value &at(int place) { return m_values[std::size_t(place)]; }
    const objects::Value &at(int place) const { return m_values[std::size_t(place)]; }
    void set(const QString &name, objects::Value value) { at(placeOf(name)) = std::move(value); }
    /// Missing where it has none.
    objects::Value get(const QString &name) const;
    /// By place.
    const QStringList &names() const { return m_names; }

    objects::Value attribute(objects::Context &context, const objects::Value &name) override;
    objects::Answer setAttribute(objects::Context &context, const objects::Value &name,
                                 const objects::Value &value) override;
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(ModuleObject)); }
    void dropValues() override { m_values.assign(m_values.size(), objects::Value()); }

    /// How far a module has come that stands in a file of the program's own; any other is Ready.
    enum class State : quint8 { Ready, Fresh, Running };
    State state = State::Ready;
    const Loaded *body = nullptr; ///< what runs when it is imported first; null where nothing does
    bool isOwn = false; ///< of the program, not of a library: what it imports may stand beside it
    bool isPackage = false;

private:
    std::string m_name;
    QHash<QString, int> m_places;
    QStringList m_names;
    std::vector<objects::Value> m_values;
};

objects::Value makeModule(objects::Context &context, const std::string &name);
bool isModule(const objects::Value &value);

} // namespace signalbox::evaluator
