# Callbacks that raise: of the loop, of timers, of futures, partial ones.
import asyncio
import functools


def fails(n, word="x"):
    raise KeyError(n)


def done(future):
    1 / 0


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fails, 3)
    loop.call_later(0.05, functools.partial(fails, "a", word="b" * 40), [1, 2, 3, 4, 5, 6, 7, 8])
    future = loop.create_future()
    future.add_done_callback(done)
    future.set_result("r" * 99)
    await asyncio.sleep(0.1)
    print("done")


asyncio.run(main())
