"""A tiny actor system: mailboxes, ask pattern, supervision."""
import asyncio
import traceback
from collections import deque, Counter
from contextlib import asynccontextmanager, suppress


class Actor:
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Actor.registry[cls.__name__.lower()] = cls

    def __init__(self, name):
        self.name = name
        self.inbox = asyncio.Queue()
        self._task = None

    async def run(self):
        while True:
            msg, reply = await self.inbox.get()
            try:
                handler = getattr(self, f"on_{msg[0]}")
            except AttributeError as e:
                if reply:
                    reply.set_exception(e)
                continue
            try:
                result = await handler(*msg[1:])
            except Exception as e:
                if reply and not reply.done():
                    reply.set_exception(e)
                raise
            if reply:
                reply.set_result(result)

    def tell(self, *msg):
        self.inbox.put_nowait((msg, None))

    async def ask(self, *msg, timeout=1):
        fut = asyncio.get_running_loop().create_future()
        self.inbox.put_nowait((msg, fut))
        return await asyncio.wait_for(fut, timeout)


class Counting(Actor):
    def __init__(self, name):
        super().__init__(name)
        self.seen = Counter()

    async def on_add(self, word, n=1):
        self.seen[word] += n

    async def on_top(self, k):
        await asyncio.sleep(0.1)
        return self.seen.most_common(k)

    async def on_crash(self):
        raise ZeroDivisionError("asked to")


@asynccontextmanager
async def supervised(actor, restarts=2):
    log = deque(maxlen=3)

    async def loop():
        nonlocal restarts
        while True:
            try:
                await actor.run()
            except asyncio.CancelledError:
                log.append("stopped")
                raise
            except Exception as e:
                log.append(f"{type(e).__name__}: {e}")
                if restarts == 0:
                    log.append("given up")
                    return
                restarts -= 1
                await asyncio.sleep(0.05)
    task = asyncio.create_task(loop(), name=f"sup-{actor.name}")
    try:
        yield log
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def main():
    print(sorted(Actor.registry))
    c = Actor.registry["counting"]("c1")
    async with supervised(c) as log:
        for w in "the cat and the dog and the bird".split():
            c.tell("add", w)
        print(await c.ask("top", 2))
        for _ in range(2):
            try:
                await c.ask("crash")
            except ZeroDivisionError as e:
                print("crash:", e, list(log))
        try:
            await c.ask("nothing")
        except AttributeError as e:
            print("no:", e)
        try:
            await c.ask("top", 1, timeout=0.05)
        except asyncio.TimeoutError as e:
            print("slow", repr(e))
        await asyncio.sleep(0.1)
        try:
            print(await c.ask("top", 1))
        except Exception as e:
            print("E", repr(e))
    print(list(log))
    try:
        await c.ask("top", 1, timeout=0.2)
    except TimeoutError:
        print("nobody there", c.inbox.qsize(), c.inbox)

asyncio.run(main())
