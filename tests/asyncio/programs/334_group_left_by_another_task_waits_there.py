# A group that a generator has open is left by another task than opened it, whose task has ended: it waits there.
import asyncio

async def member(n, fails=False):
    try:
        await asyncio.sleep(n)
        if fails: raise KeyError(n)
    finally:
        print("member", n, asyncio.current_task().get_name())
    return n
async def stream(kind):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(member(1))
            group.create_task(member(2, kind == "fails"))
            yield 1
    except BaseException as e:
        print("left", kind, repr(e), asyncio.current_task().get_name(), asyncio.current_task().cancelling())
        raise
async def opens(s):
    await anext(s)
async def leaves(s, how):
    try:
        if how == "next": await anext(s, None)
        if how == "close": await s.aclose()
        if how == "throw": await s.athrow(ValueError(3))
    except BaseException as e:
        print("leaver", repr(e))
async def main():
    for kind in "fine", "fails":
        for how in "next", "close", "throw":
            for cancel in False, True:
                s = stream(kind)
                await asyncio.create_task(opens(s))
                t = asyncio.create_task(leaves(s, how))
                await asyncio.sleep(0.5)
                if cancel: t.cancel()
                await t
                print(kind, how, cancel, asyncio.get_running_loop().time())
                await asyncio.sleep(3)
asyncio.run(main())
