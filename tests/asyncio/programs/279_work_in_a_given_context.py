"""Tasks, timers and done callbacks that are given a context to run in."""

import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def greet(word):
    before = user.get()
    user.set(f"{before}+{word}")
    await asyncio.sleep(0.01)
    return f"{word} {user.get()}"


async def main():
    loop = asyncio.get_running_loop()
    mine = contextvars.copy_context()
    mine.run(user.set, "ann")
    print(await asyncio.create_task(greet("hello"), context=mine))
    print(mine[user], user.get())
    print(await asyncio.create_task(greet("again"), context=mine), await asyncio.create_task(greet("plain")))
    async with asyncio.TaskGroup() as group:
        first = group.create_task(greet("in group"), context=mine)
        second = group.create_task(greet("outside"))
    print(first.result(), second.result())
    other = contextvars.copy_context()
    other.run(user.set, "bob")
    loop.call_soon(lambda: print("soon", user.get()), context=other)
    loop.call_later(0.01, lambda: print("later", user.get()), context=other)
    future = loop.create_future()
    future.add_done_callback(lambda done: print("done", done.result(), user.get()), context=other)
    future.add_done_callback(lambda done: print("done", done.result(), user.get()))
    future.set_result(5)
    await asyncio.sleep(0.02)
    print(user.get(), len(other), user in other, user in contextvars.copy_context())


asyncio.run(main())
