"""Event-driven pub/sub with topics, wildcard matching and slow subscribers."""
import asyncio
import fnmatch
import json
from datetime import datetime, timedelta
import time
import textwrap
import string
import operator
from functools import reduce, lru_cache, singledispatch, total_ordering, cached_property
import re
import uuid
import bisect
import statistics
import heapq


class Broker:
    def __init__(self):
        self._subs = []

    def subscribe(self, pattern, maxsize=0):
        q = asyncio.Queue(maxsize)
        self._subs.append((pattern, q))
        return q

    async def publish(self, topic, payload):
        n = 0
        for pattern, q in self._subs:
            if fnmatch.fnmatch(topic, pattern):
                try:
                    q.put_nowait((topic, payload))
                except asyncio.QueueFull:
                    print(f"dropped {topic} for {pattern} {q.qsize()=} {q.maxsize=}")
                else:
                    n += 1
        await asyncio.sleep(0)
        return n


@singledispatch
def describe(x):
    return f"object {x!r}"


@describe.register
def _(x: int):
    return f"int {x:,}"


@describe.register(list)
def _(x):
    return "list of " + ", ".join(map(describe, x))


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in re.findall(r"\d+", text))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    @cached_property
    def text(self):
        print("computing")
        return ".".join(map(str, self.parts))


async def main():
    b = Broker()
    a, t, every = b.subscribe("sensor/*"), b.subscribe("*/temp", 1), b.subscribe("*")
    for i, topic in enumerate(["sensor/temp", "sensor/hum", "room/temp", "x"]):
        print(topic, await b.publish(topic, {"i": i, "v": i ** 2 / 3}))
    print(json.dumps([a.get_nowait() for _ in range(a.qsize())], indent=None), t.full())
    print(describe(12345678), describe([1, "a", [2.5]]))
    vs = [Version(x) for x in ("1.10", "1.9.2", "1.9", "2.0")]
    print([v.text for v in sorted(vs)], max(vs) >= Version("2.0"), vs[0].text)
    print(reduce(operator.or_, [{1}, {2}, {3}]), operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(3))
    print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20, initial_indent="> ", subsequent_indent="  "))
    print(textwrap.dedent("""\
        a
          b"""), string.ascii_lowercase[:5], string.Template("$x-${y}").substitute(x=1, y=2))
    start = datetime.now()
    await asyncio.sleep(1.5)
    d = datetime.now() - start
    print(round(d.total_seconds(), 2), timedelta(hours=25, seconds=1.5), d > timedelta(seconds=1))
    print(statistics.mean([1, 2, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3, 4]))
    xs = []
    for v in (5, 1, 4, 2):
        bisect.insort(xs, v)
    print(xs, bisect.bisect_left(xs, 4), heapq.nsmallest(2, xs), heapq.nlargest(2, xs))
    print(re.sub(r"(?P<k>\w+)=(\d+)", lambda m: f"{m['k']}:{int(m[2]) * 2}", "a=1 b=22"))
    print(len(str(uuid.uuid4())), time.strftime("%Y", time.gmtime(0)))

asyncio.run(main())
