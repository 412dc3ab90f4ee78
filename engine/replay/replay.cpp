// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/replay.h"

#include <algorithm>
#include <mutex>
#include <optional>

namespace signalbox {

namespace {

constexpr qsizetype kFirstDistance = 4096;

template <typename List> qsizetype bytesOf(const List &list)
{
    return qsizetype(list.size()) * qsizetype(sizeof(typename List::value_type));
}

/// What \a world occupies beyond the pages that it shares with the keyframe before it.
qsizetype bytesOf(const World &world, const World &before)
{
    qsizetype bytes = qsizetype(sizeof(World)) + qsizetype(world.tasks.bytesBeyond(before.tasks))
        + qsizetype(world.scopes.bytesBeyond(before.scopes)) + bytesOf(world.newest)
        + bytesOf(world.resources) + bytesOf(world.ready) + bytesOf(world.sleepers) + bytesOf(world.deadlock);
    for (const ResourceView &resource : world.resources) {
        bytes += bytesOf(resource.items) + bytesOf(resource.priorities) + bytesOf(resource.ranks)
            + bytesOf(resource.putters) + bytesOf(resource.waiters) + bytesOf(resource.joiners)
            + bytesOf(resource.room) + bytesOf(resource.holders);
    }
    return bytes;
}

qsizetype bytesOfAll(const std::vector<World> &worlds)
{
    qsizetype bytes = bytesOf(worlds.front(), World());
    for (std::size_t at = 1; at < worlds.size(); ++at)
        bytes += bytesOf(worlds[at], worlds[at - 1]);
    return bytes;
}

void dropEverySecond(std::vector<World> &worlds)
{
    const std::size_t left = (worlds.size() + 1) / 2;
    for (std::size_t at = 1; at < left; ++at)
        worlds[at] = std::move(worlds[at * 2]);
    worlds.resize(left);
}

} // namespace

/// Copies of a replay may be read in several threads.
struct Replay::LateIndex {
    std::once_flag once;
    std::optional<FactIndex> index;
    std::once_flag onceFound;
    std::vector<FoundResource> found;
};

Replay::Replay()
    : Replay(nullptr)
{
}

Replay::Replay(std::shared_ptr<const Run> run, const std::function<bool()> &isWanted)
    : m_run(run ? std::move(run) : std::make_shared<const Run>())
    , m_index(std::make_shared<LateIndex>())
    , m_distance(kFirstDistance)
{
    std::vector<World> keyframes{initialWorld(*m_run)};
    qsizetype bytes = bytesOfAll(keyframes);
    World world = keyframes.front();
    const Trace &trace = m_run->trace;
    for (qsizetype at = 0; at < trace.size(); ++at) {
        world.apply(trace[at]);
        if (world.facts % m_distance != 0)
            continue;
        if (isWanted && !isWanted())
            break;
        bytes += bytesOf(world, keyframes.back());
        keyframes.push_back(world);
        if (bytes > kKeyframeBytes && keyframes.size() > 2) {
            dropEverySecond(keyframes);
            m_distance *= 2;
            bytes = bytesOfAll(keyframes);
        }
    }
    m_keyframes = std::make_shared<const std::vector<World>>(std::move(keyframes));
}

World Replay::at(Micros time) const
{
    World world = atFact(m_run->trace.countUntil(time));
    world.time = std::clamp(time, world.time, std::max(world.time, endTime()));
    return world;
}

World Replay::atFact(qsizetype facts) const
{
    const qsizetype wanted = std::clamp(facts, qsizetype(0), factCount());
    const std::size_t keyframe = std::size_t(wanted / m_distance);
    World world = (*m_keyframes)[std::min(keyframe, m_keyframes->size() - 1)];
    while (world.facts < wanted)
        world.apply(m_run->trace[world.facts]);
    return world;
}

const FactIndex &Replay::factIndex() const
{
    std::call_once(m_index->once, [this] { m_index->index.emplace(*m_run); });
    return *m_index->index;
}

const std::vector<FoundResource> &Replay::found() const
{
    std::call_once(m_index->onceFound, [this] {
        // Most runs have none, and need not be read once more.
        if (std::ranges::any_of(m_run->program.resources,
                                [](const ProgramResource &each) { return each.madeAt != kNone; }))
            m_index->found = foundResources(*m_run);
    });
    return m_index->found;
}

qsizetype Replay::keyframeBytes() const
{
    return bytesOfAll(*m_keyframes);
}

} // namespace signalbox
