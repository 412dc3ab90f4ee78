import asyncio
from dataclasses import dataclass
from typing import Iterator


@dataclass
class Bar:
    label: str
    total: int
    done: int = 0
    width: int = 10

    def __iadd__(self, n):
        self.done = min(self.total, self.done + n)
        return self

    def __str__(self):
        filled = self.width * self.done // self.total
        return f"{self.label:>6} |{'#' * filled:<{self.width}}| {self.done / self.total:>4.0%}"

    def __bool__(self):
        return self.done < self.total

    def __index__(self):
        return self.done


class Screen:
    def __init__(self, *bars: Bar):
        self.bars = bars

    def frames(self) -> Iterator[str]:
        while any(self.bars):
            yield "\n".join(map(str, self.bars))
        yield "all done"

    async def show(self, every: float) -> int:
        count = 0
        for count, frame in enumerate(self.frames(), 1):
            print(f"--- {count}", frame, sep="\n")
            await asyncio.sleep(every)
        return count


async def load(bar: Bar, chunk: int, pace: float) -> Bar:
    while bar:
        await asyncio.sleep(pace)
        bar += chunk
    return bar


async def main():
    a, b = Bar("säge", 40), Bar("leim", 25, width=5)
    *_, frames = await asyncio.gather(load(a, 12, 0.11), load(b, 4, 0.07), Screen(a, b).show(0.2))
    print(frames, a, b, bool(a), "abcdefghij"[a.__index__() - 35], list(range(b))[-1], hex(a), sep=" / ")


asyncio.run(main())
