import asyncio
from dataclasses import dataclass, field, fields, astuple, is_dataclass, InitVar, make_dataclass
from typing import Any
import functools


@dataclass(order=True)
class PrioritizedItem:
    priority: int
    item: Any = field(compare=False)


@dataclass
class Rect:
    w: float
    h: float
    unit: InitVar[str] = "cm"
    area: float = field(init=False)
    tags: list[str] = field(default_factory=list)

    def __post_init__(self, unit):
        if self.w < 0:
            raise ValueError("negative width")
        self.area = self.w * self.h * (100 if unit == "m" else 1)


@dataclass(slots=True, frozen=True)
class P:
    x: int
    y: int = 0


@functools.total_ordering
class Version:
    def __init__(self, s):
        self.parts = tuple(int(p) for p in s.split("."))

    def __eq__(self, o): return self.parts == o.parts

    def __lt__(self, o): return self.parts < o.parts

    def __hash__(self): return hash(self.parts)

    def __repr__(self): return f"v{'.'.join(map(str, self.parts))}"


async def worker(q, done):
    while True:
        it = await q.get()
        await asyncio.sleep(0.1)
        done.append(it.item)
        q.task_done()


async def main():
    q = asyncio.PriorityQueue()
    for p, i in [(5, {"five": 5}), (1, [1]), (3, None), (1, (1,))]:
        await q.put(PrioritizedItem(p, i))
    done = []
    t = asyncio.create_task(worker(q, done))
    await q.join()
    t.cancel()
    print(done)
    r = Rect(2, 3, "m")
    print(r, r.area, [f.name for f in fields(r)], astuple(r), is_dataclass(r), is_dataclass(Rect))
    for bad in (lambda: Rect(-1, 1), lambda: setattr(P(1), "x", 2), lambda: P(), lambda: P(1, 2, 3)):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, "|", e)
    print({P(1): "a", P(1, 0): "b"}, P(1) == P(1, 0), P.__slots__)
    C = make_dataclass("C", ["a", ("b", int, 7)])
    print(C(1), C(1) == C(1, 7))
    vs = [Version(v) for v in ("1.10", "1.9.2", "2.0", "1.9")]
    print(sorted(vs), max(vs), Version("1.0") >= Version("1.0"), len({*vs, Version("2.0")}))
    match P(3, 4):
        case P(x=0):
            print("zero")
        case P(x, y) if x < y:
            print("match", x, y)

asyncio.run(main())
