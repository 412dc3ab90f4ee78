import asyncio
import itertools as it
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Reading = namedtuple("Reading", "station value unit", defaults=["mm"])


async def station(name, values, period):
    for v in it.islice(values, 3):
        await asyncio.sleep(period)
        yield Reading(name, v)


async def drain(agen, into):
    async for r in agen:
        into.append(r)


async def main():
    window = deque(maxlen=4)
    everything = []
    await asyncio.gather(
        drain(station("Bergen", it.count(10, 5), 0.1), window),
        drain(station("Oslo", it.cycle([1, 2]), 0.12), window),
        drain(station("Voss", it.repeat(7), 0.05), everything))
    print(*window, sep="\n")
    window.rotate(1)
    print(window[0].station, window.popleft()._replace(unit="cm"), len(window), everything[0]._asdict())
    letters = Counter("abracadabra")
    letters.update("bbb")
    print(letters.most_common(2), letters["z"], sum(letters.values()), Counter("ab") + Counter("bc"))
    groups = defaultdict(list)
    for r in sorted(it.chain(window, everything)):
        groups[r.station].append(r.value)
    print(dict(groups), groups["new"], list(groups))
    print([(k, len(list(g))) for k, g in it.groupby("aaabbc")], list(it.accumulate([1, 2, 3, 4])), list(it.pairwise("abcd")))
    print(list(it.combinations("abc", 2)), len(list(it.product("ab", repeat=3))), list(it.permutations([1, 2])))
    print(list(it.zip_longest("ab", "c", fillvalue="-")), list(it.takewhile(lambda x: x < 3, it.count())), next(it.dropwhile(str.isalpha, "ab1")))
    od = OrderedDict(a=1, b=2)
    od.move_to_end("a")
    print(od, list(it.chain.from_iterable(["ab", "c"])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])))


asyncio.run(main())
