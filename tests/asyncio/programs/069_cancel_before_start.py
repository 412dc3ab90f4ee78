import asyncio


async def never_starts():
    print("this line is never printed")


async def starts():
    print("started")
    await asyncio.sleep(1)


async def finished():
    return "value"


async def main():
    t = asyncio.create_task(never_starts(), name="early")
    print(t.cancel(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled before it began", t.cancelled(), repr(e))

    t = asyncio.create_task(starts())
    await asyncio.sleep(0)
    t.cancel("enough")
    t.cancel("really")
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), t.cancelling())

    t = asyncio.create_task(finished())
    await asyncio.sleep(0)
    print(t.cancel(), t.result())
    try:
        (await asyncio.gather(t, asyncio.sleep(0, result="zero"), return_exceptions=True))[2]
    except IndexError as e:
        print(type(e).__name__, e)
    me = asyncio.current_task()
    me.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled myself", me.cancelling(), me.uncancel())
    await asyncio.sleep(0)
    print("alive")


asyncio.run(main())
