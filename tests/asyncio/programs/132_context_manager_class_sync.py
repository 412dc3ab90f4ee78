import asyncio
import time


class Stopwatch:
    def __enter__(self):
        self._start = time.perf_counter()
        self.laps = []
        return self

    def lap(self, name):
        self.laps.append((name, round(time.perf_counter() - self._start, 2)))

    def __exit__(self, kind, error, traceback):
        self.elapsed = time.perf_counter() - self._start
        if kind is not None:
            print(f"stopped by {kind.__name__}: {error}")
        return kind is RuntimeError


class Undo:
    def __init__(self, target):
        self.target = target

    def __enter__(self):
        self.saved = dict(self.target)
        return self.target

    def __exit__(self, *exc):
        if any(exc):
            self.target.clear()
            self.target |= self.saved


async def main():
    with Stopwatch() as watch:
        await asyncio.sleep(0.3)
        watch.lap("sleep")
        time.sleep(0.2)
        watch.lap("block")
        await asyncio.gather(*map(asyncio.sleep, (0.1, 0.4)))
    print(f"{watch.elapsed:.1f}", watch.laps)
    with Stopwatch() as watch:
        await asyncio.sleep(0.1)
        raise RuntimeError("swallowed")
    print(f"{watch.elapsed:.1f}")
    data = {"a": 1}
    try:
        with Undo(data) as d, Stopwatch():
            d["b"] = 2
            print(data)
            await asyncio.wait_for(asyncio.sleep(1), 0.1)
    except TimeoutError:
        print(data)
    with (
        Undo(data) as d,
        Stopwatch() as w,
    ):
        d["c"] = 3
        for i in range(3):
            with Stopwatch():
                if i == 1:
                    continue
                d[str(i)] = i
    print(data, w.laps)


asyncio.run(main())
