# What a task, a future and a handle say of themselves: where they are, what they wait for, whom they call.
import asyncio
import functools


def show(thing):
    print(repr(thing).replace(__file__, "FILE"))


def told(tag, future):
    print(tag, future.done())


async def sleeper(n):
    await asyncio.sleep(n)
    return "x" * 50


async def failing():
    await asyncio.sleep(0)
    raise ValueError("no")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(sleeper(0.1), name="it's")
    show(task)
    await asyncio.sleep(0)
    show(task)
    waiting = asyncio.create_task(asyncio.wait_for(task, 5))
    await asyncio.sleep(0)
    task.add_done_callback(functools.partial(told, "partial"))
    task.add_done_callback(print)
    bad = asyncio.create_task(failing())
    await asyncio.sleep(0.05)
    show(bad)
    print(repr(bad.exception()))
    future = loop.create_future()
    for callback in (told, lambda f: None, print):
        future.add_done_callback(callback)
    show(future)
    future.cancel()
    show(future)
    task.remove_done_callback(print)
    await waiting
    show(task)
    whole = loop.create_future()
    whole.set_result({"b": [1, 2, 3, 4, 5, 6, 7, 8], "a": 10**50, "c": ("one",), "d": {3, 1, 2}, "e": None})
    show(whole)
    handle = loop.call_later(1.5, told, "later", None)
    if "()" in repr(handle):
        handle = loop.call_later(1.5, told)
    print(repr(handle).split(" told")[0], "FILE:10" in repr(handle).replace(__file__, "FILE"))
    handle.cancel()
    show(handle)


asyncio.run(main())
