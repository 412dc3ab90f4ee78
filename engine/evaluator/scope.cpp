// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/scope.h"

namespace signalbox::evaluator {

namespace {

void collectTargets(const syntax::Expression &target, Names &names, QHash<QString, int> &places)
{
    const auto each = [&](const syntax::Expressions &targets) {
        for (const auto &one : targets)
            collectTargets(*one, names, places);
    };
    if (const auto *name = std::get_if<syntax::Name>(&target.node)) {
        if (!places.contains(name->id))
            places.insert(name->id, names.addHidden(name->id));
    } else if (const auto *starred = std::get_if<syntax::Starred>(&target.node)) {
        collectTargets(*starred->value, names, places);
    } else if (const auto *list = std::get_if<syntax::List>(&target.node)) {
        each(list->elements);
    } else if (const auto *tuple = std::get_if<syntax::Tuple>(&target.node)) {
        each(tuple->elements);
    }
}

} // namespace

Scope::Scope(Scope &outer, Kind kind)
    : m_kind(kind)
    , m_outer(&outer)
    , m_names(m_own)
    , m_code(kind == Kind::Generator ? 1 : 0) // the iterator that it goes through
{
}

Scope::Inner::Inner(Scope &scope, const std::vector<syntax::Comprehension> &generators)
    : m_scope(scope)
{
    QHash<QString, int> places;
    for (const syntax::Comprehension &each : generators)
        collectTargets(*each.target, scope.m_names, places);
    scope.m_inner.push_back(places);
}

Scope::Found Scope::find(const QString &name) const
{
    for (auto inner = m_inner.rbegin(); inner != m_inner.rend(); ++inner)
        if (const auto place = inner->constFind(name); place != inner->constEnd())
            return {*place, 0};
    if (const int place = m_names.placeOf(name); place >= 0)
        return {place, 0};
    if (!m_outer)
        return {};
    Found found = m_outer->find(name);
    ++found.levels;
    return found;
}

bool Scope::isOfComprehension(const QString &name) const
{
    for (const QHash<QString, int> &places : m_inner)
        if (places.contains(name))
            return true;
    return m_kind == Kind::Generator && m_outer->isOfComprehension(name);
}

void Scope::access(const QString &name, Access how)
{
    const Found found = find(name);
    static constexpr Op kLocal[] = {Op::LoadLocal, Op::StoreLocal, Op::DeleteLocal};
    static constexpr Op kGlobal[] = {Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal};
    static constexpr Op kOuter[] = {Op::LoadOuter, Op::StoreOuter, Op::DeleteLocal};
    if (found.place < 0)
        m_code.named(kGlobal[int(how)], name);
    else if (found.levels == 0)
        m_code.emit(kLocal[int(how)], found.place);
    else
        m_code.emit(kOuter[int(how)], found.place, found.levels);
}

void Scope::refuse(const QString &reason, const syntax::Span &place)
{
    if (!m_refusal)
        m_refusal = Refusal{reason, place};
}

int Scope::adopt(Scope &inner)
{
    if (inner.m_refusal)
        refuse(inner.m_refusal->reason, inner.m_refusal->place);
    return m_code.addInner(inner.m_code.take(inner.m_names.all(), inner.m_parameters));
}

void Scope::finish()
{
    if (m_code.depth() == 0)
        m_code.constant(syntax::NoneLiteral{});
    m_code.emit(Op::Return);
}

Compiled Scope::result()
{
    if (m_refusal)
        return *m_refusal;
    return m_code.take();
}

} // namespace signalbox::evaluator
