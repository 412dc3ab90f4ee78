// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/uses.h"

#include "engine/trace/naming.h"

#include <algorithm>
#include <optional>

namespace signalbox {

namespace {

/// What a task that acts on a resource so would be linked to it by.
struct FactUse {
    FactKind kind;
    LinkKind how;
};

constexpr FactUse kFactUses[] = {
    {FactKind::ItemPut, LinkKind::Putting},        {FactKind::ItemGot, LinkKind::Getting},
    {FactKind::TaskDoneCalled, LinkKind::Getting}, {FactKind::Acquired, LinkKind::Guarding},
    {FactKind::Released, LinkKind::Guarding},      {FactKind::EventSet, LinkKind::Setting},
    {FactKind::EventCleared, LinkKind::Setting},   {FactKind::Notified, LinkKind::Setting},
    {FactKind::BarrierChanged, LinkKind::Waiting}, {FactKind::FutureDone, LinkKind::Setting},
    {FactKind::CounterRead, LinkKind::Asking},     {FactKind::CounterWritten, LinkKind::Setting},
    {FactKind::JobBegan, LinkKind::Guarding},
};

/// The same of who waits for it by a verb.
struct WaitUse {
    Verb verb;
    LinkKind how;
};

constexpr WaitUse kWaitUses[] = {
    {Verb::Put, LinkKind::Putting},       {Verb::Get, LinkKind::Getting},
    {Verb::Join, LinkKind::Waiting},      {Verb::Acquire, LinkKind::Guarding},
    {Verb::With, LinkKind::Guarding},     {Verb::Wait, LinkKind::Waiting},
    {Verb::WaitUntil, LinkKind::Waiting}, {Verb::Await, LinkKind::Awaiting},
    {Verb::AsyncFor, LinkKind::Getting},
};

struct Use {
    quint32 resource = kNone;
    LinkKind how = LinkKind::Putting;
};

/// An event that is there already is waited for as well, though in no time.
bool waits(const Fact &fact)
{
    return fact.kind == FactKind::WaitBegan || fact.kind == FactKind::StepBegan;
}

std::optional<Use> useOf(const Program &program, const Fact &fact)
{
    if (waits(fact)) {
        const auto *row = std::ranges::find(kWaitUses, fact.verb, &WaitUse::verb);
        if (row == std::ranges::end(kWaitUses)
            || (row->verb == Verb::Await && !isOnFuture(program, fact.verb, fact.step)))
            return std::nullopt;
        return Use{fact.object(), row->how};
    }
    const auto *row = std::ranges::find(kFactUses, fact.kind, &FactUse::kind);
    if (row == std::ranges::end(kFactUses))
        return std::nullopt;
    return Use{fact.resource(), row->how};
}

} // namespace

std::vector<std::vector<ResourceUse>> usesOfResources(const Run &run)
{
    const Program &program = run.program;
    std::vector<std::vector<ResourceUse>> uses(program.resources.size());
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.step >= program.steps.size() || program.steps[fact.step].node == NodeId::None)
            continue;
        const auto use = useOf(program, fact);
        if (!use || use->resource >= uses.size())
            continue;
        const ResourceUse found{program.steps[fact.step].node, use->how};
        std::vector<ResourceUse> &known = uses[use->resource];
        if (std::ranges::find(known, found) == known.end())
            known.push_back(found);
    }
    return uses;
}

std::vector<FoundResource> foundResources(const Run &run)
{
    const Program &program = run.program;
    std::vector<std::vector<ResourceUse>> uses = usesOfResources(run);
    std::vector<FoundResource> found;
    for (quint32 at = 0; at < program.resources.size(); ++at) {
        const ProgramResource &resource = program.resources[at];
        if (resource.madeAt >= program.steps.size())
            continue;
        const ProgramStep &step = program.steps[resource.madeAt];
        found.push_back({.resource = at,
                         .kind = resource.kind,
                         .name = resource.name,
                         .node = step.node,
                         .line = int(step.count),
                         .uses = std::move(uses[at])});
    }
    return found;
}

} // namespace signalbox
