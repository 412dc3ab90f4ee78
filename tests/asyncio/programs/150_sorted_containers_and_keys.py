import asyncio
import bisect
from operator import attrgetter, itemgetter, methodcaller
from functools import cmp_to_key, total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.text = text
        self.parts = tuple(int(p) if p.isdigit() else p for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return f"v{self.text}"

    @property
    def major(self):
        return self.parts[0]


class SortedBag:
    def __init__(self, key=None):
        self.items, self.key = [], key

    async def add(self, item, after=0.0):
        await asyncio.sleep(after)
        bisect.insort(self.items, item, key=self.key)
        return len(self.items)


async def main():
    bag = SortedBag()
    texts = ["3.11.7", "3.9", "2.7.18", "3.13.0"]
    sizes = await asyncio.gather(*(bag.add(Version(t), 0.1 * (5 - i)) for i, t in enumerate(texts)))
    print(sizes, bag.items, max(bag.items), Version("3.9") >= Version("3.9"), Version("1") != Version("2"))
    print(sorted(bag.items, key=attrgetter("major", "text")), list(map(methodcaller("upper"), "ab")))
    rows = [("Tove", 52, 1.7), ("Åse", 52, 1.6), ("Ida", 39, 1.6)]
    print(sorted(rows, key=itemgetter(1, 2)), sorted(rows, key=itemgetter(1), reverse=True))
    rows.sort(key=cmp_to_key(lambda a, b: (a[2] > b[2]) - (a[2] < b[2]) or len(a[0]) - len(b[0])))
    print(rows, rows.index(("Ida", 39, 1.6)))
    by_length = SortedBag(key=len)
    for word in "zebra emu lynx ox".split():
        await by_length.add(word)
    print(by_length.items, bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))
    try:
        sorted([Version("1.0"), Version("1.x")])
    except TypeError as e:
        print(e)
    try:
        [3, "a"].sort()
    except TypeError as e:
        print(e)


asyncio.run(main())
