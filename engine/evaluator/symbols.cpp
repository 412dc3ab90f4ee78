// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/symbols.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

void Symbols::bind(const QString &name)
{
    if (m_isBound.contains(name))
        return;
    m_isBound.insert(name);
    m_bound.append(name);
}

void Symbols::use(const QString &name)
{
    if (m_isUsed.contains(name))
        return;
    m_isUsed.insert(name);
    m_used.append(name);
}

QString Symbols::mangled(const QString &name) const
{
    if (m_class.isEmpty() || !name.startsWith("__"_L1) || name.endsWith("__"_L1) || name.contains('.'_L1))
        return name;
    qsizetype from = 0;
    while (from < m_class.size() && m_class[from] == '_'_L1)
        ++from;
    return from == m_class.size() ? name : u'_' + m_class.mid(from) + name;
}

Symbols *Symbols::capture(const QString &name)
{
    for (Symbols *each = m_outer; each; each = each->m_outer) {
        if (each->m_globals.contains(name))
            return nullptr;
        const bool isClassCell = each->m_kind == Kind::Class && name == classCell();
        const bool isFunction = each->m_kind != Kind::Class && each->m_kind != Kind::Module;
        const bool isHiddenInModule = each->m_kind == Kind::Comprehension;
        if (!isClassCell && !((isFunction || isHiddenInModule) && each->isVariable(name)))
            continue;
        Symbols *const source = &each->owner();
        if (&owner() == source && !isClassCell)
            return each;
        each->m_cells.insert(name);
        for (Symbols *between = &owner(); between != source; between = &between->m_outer->owner())
            if (!between->m_free.contains(name))
                between->m_free.append(name);
        return each;
    }
    return nullptr;
}

void Symbols::captureAll(std::vector<Refusal> &refusals)
{
    if (m_kind != Kind::Module) {
        for (const QString &name : std::as_const(m_used))
            if (!isVariable(name) && !m_globals.contains(name))
                capture(name);
        for (auto each = m_nonlocals.cbegin(); each != m_nonlocals.cend(); ++each)
            if (!capture(each.key()))
                refusals.push_back({u"no binding for nonlocal '%1' found"_s.arg(each.key()), each.value()});
    }
    for (const auto &inner : m_inner)
        inner->captureAll(refusals);
}

void Symbols::numberOwn(Symbols &symbols)
{
    for (const auto &inner : symbols.m_inner) {
        if (inner->m_kind != Kind::Comprehension)
            continue;
        for (const QString &name : std::as_const(inner->m_bound)) {
            inner->m_places.insert(name, int(m_variables.size()));
            m_variables.append(name);
        }
        numberOwn(*inner);
    }
}

void Symbols::number()
{
    if (m_kind != Kind::Comprehension) {
        if (m_kind == Kind::Class && givesClass()) {
            m_places.insert(classCell(), 0);
            m_variables.append(classCell());
        }
        if (m_kind == Kind::Function || m_kind == Kind::Generator) {
            for (const QString &name : std::as_const(m_bound)) {
                if (!isVariable(name))
                    continue;
                m_places.insert(name, int(m_variables.size()));
                m_variables.append(name);
            }
        }
        numberOwn(*this);
        for (const QString &name : std::as_const(m_free)) {
            if (m_kind != Kind::Class || name != classCell() || !givesClass())
                m_places.insert(name, int(m_variables.size()));
            m_variables.append(name);
        }
    }
    for (const auto &inner : m_inner)
        inner->number();
}

Symbols::Place Symbols::placeOf(const QString &name)
{
    using In = Place::Kind;
    if (m_globals.contains(name) || m_kind == Kind::Module)
        return {};
    if (m_kind == Kind::Class) {
        const bool isFree = m_free.contains(name);
        if (m_nonlocals.contains(name))
            return {In::Cell, m_places.value(name)};
        if (isVariable(name))
            return {In::Name, 0};
        return isFree ? Place{In::NameOrCell, m_places.value(name)} : Place{In::Name, 0};
    }
    if (isVariable(name))
        return {m_cells.contains(name) ? In::Cell : In::Local, m_places.value(name)};
    if (m_kind != Kind::Comprehension)
        return m_free.contains(name) ? Place{In::Cell, m_places.value(name)} : Place{};
    if (m_outer->m_kind == Kind::Class) // whose names are not seen further in
        return m_outer->m_free.contains(name) ? Place{In::Cell, m_outer->m_places.value(name)} : Place{};
    return m_outer->placeOf(name);
}

std::vector<int> Symbols::captures()
{
    std::vector<int> places;
    for (const QString &name : std::as_const(m_free)) {
        if (m_outer->m_kind == Kind::Class) {
            places.push_back(m_outer->m_places.value(name));
            continue;
        }
        places.push_back(m_outer->placeOf(name).index);
    }
    return places;
}

std::vector<int> Symbols::cells()
{
    std::vector<int> places;
    for (const QString &name : std::as_const(m_cells))
        places.push_back(m_places.value(name));
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace signalbox::evaluator
