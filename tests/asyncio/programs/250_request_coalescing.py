import asyncio


class SingleFlight:
    def __init__(self):
        self._calls = {}

    async def do(self, key, fn, *args):
        if key in self._calls:
            return await asyncio.shield(self._calls[key])
        task = asyncio.create_task(fn(*args))
        self._calls[key] = task
        task.add_done_callback(lambda t, k=key: self._calls.pop(k))
        return await asyncio.shield(task)


calls = 0


async def backend(x):
    global calls
    calls += 1
    await asyncio.sleep(0.2)
    if x < 0:
        raise ValueError("negative")
    return x ** 0.5


class Batcher:
    def __init__(self, size, delay):
        self.size, self.delay = size, delay
        self.pending = []
        self.timer = None

    async def submit(self, item):
        loop = asyncio.get_running_loop()
        fut = loop.create_future()
        self.pending.append((item, fut))
        if len(self.pending) >= self.size:
            self.flush()
        elif self.timer is None:
            self.timer = loop.call_later(self.delay, self.flush)
        return await fut

    def flush(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        batch, self.pending = self.pending, []
        print("batch of", len(batch), [i for i, _ in batch])
        for item, fut in batch:
            if not fut.cancelled():
                fut.set_result(item * 10)


async def main():
    sf = SingleFlight()
    print(await asyncio.gather(*(sf.do(k, backend, k) for k in (16, 16, 25, 16))), calls)
    out = await asyncio.gather(*(sf.do("bad", backend, -1) for _ in range(2)), return_exceptions=True)
    print(out, out[0] is out[1], calls, sf._calls)
    b = Batcher(3, 0.5)
    print(await asyncio.gather(*(b.submit(i) for i in range(7))))


asyncio.run(main())
