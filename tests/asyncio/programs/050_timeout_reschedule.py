import asyncio


async def progress(steps, scope):
    loop = asyncio.get_running_loop()
    for i in range(steps):
        await asyncio.sleep(0.2)
        scope.reschedule(loop.time() + 0.3)      # alive: more time
        print(f"step {i} at {loop.time():.1f}, deadline {scope.when():.1f}")
    print("now it hangs")
    await asyncio.sleep(100)


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.25) as scope:
            await progress(3, scope)
    except TimeoutError as e:
        print("timed out at", round(loop.time(), 3), scope.expired(), repr(e))

    async with asyncio.timeout(None) as forever:
        print(forever.when(), forever.expired())
        await asyncio.sleep(0.1)

    try:
        async with asyncio.timeout_at(loop.time() + 0.2):
            async with asyncio.timeout(5):
                await asyncio.sleep(1)
    except TimeoutError:
        print("outer first", f"{loop.time():.2f}")

    try:
        async with asyncio.timeout(0.1):
            raise LookupError("inside")
    except LookupError as e:
        print(e, "passes through")


asyncio.run(main())
