import asyncio
from collections.abc import Awaitable, Callable


class Debounce:
    """Runs once, after things have been quiet for a while."""

    def __init__(self, seconds: float, action: Callable[..., None]):
        self.seconds, self.action, self.handle = seconds, action, None

    def __call__(self, *args) -> None:
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.seconds, self.action, *args)


class Batcher:
    def __init__(self, load: Callable[[list[int]], Awaitable[dict[int, str]]]):
        self.load, self.waiting, self.batches = load, {}, 0

    def get(self, key: int) -> "asyncio.Future[str]":
        if not self.waiting:
            asyncio.get_running_loop().call_soon(self._dispatch)
        if key not in self.waiting:
            self.waiting[key] = asyncio.get_running_loop().create_future()
        return self.waiting[key]

    def _dispatch(self) -> None:
        batch, self.waiting = self.waiting, {}
        self.batches += 1
        asyncio.ensure_future(self._run(batch))

    async def _run(self, batch) -> None:
        values = await self.load(list(batch))
        for key, future in batch.items():
            if key in values:
                future.set_result(values[key])
            else:
                future.set_exception(KeyError(key))


async def load(keys):
    print("load", keys)
    await asyncio.sleep(0.1)
    return {k: chr(64 + k) for k in keys if k <= 26}


async def main():
    batcher = Batcher(load)
    print(await asyncio.gather(*(batcher.get(k) for k in (1, 5, 1, 26)), batcher.get(40), return_exceptions=True))
    print(await batcher.get(2) + await batcher.get(3), batcher.batches)
    saved = []
    save = Debounce(0.2, lambda *words: saved.append(" ".join(words)))
    for words, pause in ((("a",), 0.1), (("a", "b"), 0.15), (("c",), 0.3), (("d",), 0.1)):
        save(*words)
        await asyncio.sleep(pause)
    print(saved)
    await asyncio.sleep(0.2)
    print(saved)


asyncio.run(main())
