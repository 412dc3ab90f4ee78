import asyncio


async def slow(seconds):
    try:
        await asyncio.sleep(seconds)
        return f"done after {seconds}"
    except asyncio.CancelledError:
        print(f"  slow({seconds}) cancelled")
        raise


async def with_wait_for(seconds, limit):
    try:
        return await asyncio.wait_for(slow(seconds), timeout=limit)
    except asyncio.TimeoutError as error:
        return f"{type(error).__name__} {error.args}"


async def with_timeout(seconds, limit):
    try:
        async with asyncio.timeout(limit) as scope:
            return await slow(seconds)
    except TimeoutError:
        return f"expired: {scope.expired()}"


async def main():
    for seconds in (0.1, 0.5):
        print(seconds, await with_wait_for(seconds, 0.3), sep=" -> ")
        print(seconds, await with_timeout(seconds, 0.3), sep=" => ")
    print(await with_wait_for(0.2, None))
    print(await with_timeout(0.2, None))
    print(await with_wait_for(0.2, 0))


asyncio.run(main())
