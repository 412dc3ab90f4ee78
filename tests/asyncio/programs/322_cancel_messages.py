"""What cancel(msg=...) is given arrives as it is, whatever it is."""

import asyncio


async def f(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as e:
        print(n, repr(e), e.args)
        raise


class Reason:
    def __init__(self, words):
        self.words = words

    def __repr__(self):
        return f'Reason({self.words})'


async def main():
    for m in (42, None, "42", (1, 2), Reason("x"), "", [], 0):
        t = asyncio.create_task(f(1))
        await asyncio.sleep(0)
        t.cancel(m) if m != 0 else t.cancel(msg=m)
        try:
            await t
        except asyncio.CancelledError as e:
            print("main", type(e.args[0]).__name__ if e.args else "-", e.args == (m,))
    fut = asyncio.get_running_loop().create_future()
    fut.cancel(msg={"a": 1})
    try:
        await fut
    except asyncio.CancelledError as e:
        print(e.args)
    g = asyncio.gather(f(2), f(3))
    await asyncio.sleep(0)
    g.cancel(msg=7)
    try: await g
    except asyncio.CancelledError as e: print(e.args)
    r = await asyncio.gather(fut, return_exceptions=True)
    print(r)
    t = asyncio.create_task(f(1))
    t.cancel(msg=9)
    try: await asyncio.shield(t)
    except asyncio.CancelledError as e: print(e.args)
    try:
        await asyncio.wait_for(fut, 1)
    except asyncio.CancelledError as e: print(e.args)
asyncio.run(main())
