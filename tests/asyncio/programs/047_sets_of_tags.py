import asyncio

POSTS = {
    "intro": {"python", "asyncio", "beginner"},
    "queues": {"python", "asyncio"},
    "gil": {"python", "threads"},
    "cooking": {"soup"},
}


async def tags_of(post):
    await asyncio.sleep(len(POSTS[post]) * 0.05)
    return frozenset(POSTS[post])


async def main():
    tags = dict(zip(POSTS, await asyncio.gather(*[tags_of(p) for p in POSTS])))
    everything = set()
    for t in tags.values():
        everything |= t
    print(sorted(everything), len(everything))
    common = tags["intro"] & tags["queues"] & tags["gil"]
    print(common, tags["intro"] - tags["queues"], tags["gil"] ^ {"python"})
    print(tags["queues"] <= tags["intro"], tags["queues"] < tags["queues"], tags["cooking"].isdisjoint(common))
    print({1, 2, 3} | {3, 4}, {10, 5, 0}, set("aaa"), set(), {True, 1, 1.0})
    seen = set()
    for post in list(POSTS) * 2:
        if post in seen:
            continue
        seen.add(post)
    seen.discard("nothing")
    seen.remove("gil")
    print(len(seen), "gil" in seen, {len(p) for p in seen} == {5, 6, 7})
    try:
        seen.remove("gil")
    except KeyError as e:
        print("KeyError", e)


asyncio.run(main())
