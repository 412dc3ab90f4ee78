// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/elements.h"

#include <algorithm>
#include <array>

namespace signalbox::assist {

using namespace syntax;

namespace {

std::vector<ItemSource> sourcesIn(const Expressions &items, bool areAwaited)
{
    std::vector<ItemSource> sources;
    for (const ExpressionPtr &item : items) {
        const auto *star = std::get_if<Starred>(&item->node);
        sources.push_back({star ? star->value.get() : item.get(), star != nullptr, areAwaited});
    }
    return sources;
}

QString calledName(const Expression &function)
{
    const auto *name = std::get_if<Name>(&function.node);
    const auto *attribute = std::get_if<Attribute>(&function.node);
    return name ? name->id : attribute ? attribute->name : QString();
}

/// Whether it gives what the first of its arguments holds.
bool givesItemsOfFirst(const Call &call)
{
    constexpr std::array names{u"list", u"tuple", u"set", u"frozenset", u"sorted", u"reversed", u"iter"};
    const auto *name = std::get_if<Name>(&call.function->node);
    return name && !call.arguments.empty()
        && std::any_of(names.begin(), names.end(),
                       [name](const char16_t *each) { return name->id == QStringView(each); });
}

} // namespace

std::vector<ItemSource> itemSources(const Expression &whole)
{
    if (const auto *list = std::get_if<List>(&whole.node))
        return sourcesIn(list->elements, false);
    if (const auto *tuple = std::get_if<Tuple>(&whole.node))
        return sourcesIn(tuple->elements, false);
    if (const auto *set = std::get_if<Set>(&whole.node))
        return sourcesIn(set->elements, false);
    if (const auto *list = std::get_if<ListComp>(&whole.node))
        return {{list->element.get()}};
    if (const auto *set = std::get_if<SetComp>(&whole.node))
        return {{set->element.get()}};
    if (const auto *generator = std::get_if<GeneratorExp>(&whole.node))
        return {{generator->element.get()}};
    if (const auto *await = std::get_if<Await>(&whole.node)) {
        const auto *call = std::get_if<Call>(&await->value->node);
        const bool gathers = call && calledName(*call->function) == QStringView(u"gather");
        return gathers ? sourcesIn(call->arguments, true) : std::vector<ItemSource>();
    }
    if (const auto *call = std::get_if<Call>(&whole.node); call && givesItemsOfFirst(*call))
        return {{call->arguments.front().get(), true}};
    const auto *part = std::get_if<Subscript>(&whole.node);
    if (part && std::holds_alternative<Slice>(part->slice->node))
        return {{part->value.get(), true}};
    return {};
}

} // namespace signalbox::assist
