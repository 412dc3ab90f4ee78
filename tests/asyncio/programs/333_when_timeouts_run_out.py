# when() of a timeout is the number that was asked for, or the sum of the loop's time and the delay.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1.1)
    async with asyncio.timeout(0.1) as limit:
        print(limit.when(), limit)
        for when in (loop.time() + 0.7, None, 7, 1.23456):
            limit.reschedule(when)
            print(limit.when(), limit)
    print(limit.when(), limit)
    for delay in (3, 0.2, None):
        async with asyncio.timeout(delay) as limit:
            print(limit.when(), limit)
    for when in (9, 2.0005, None):
        async with asyncio.timeout_at(when) as limit:
            print(limit.when(), limit)
    try:
        async with asyncio.timeout_at(True) as limit:
            print(limit.when(), limit)
            await asyncio.sleep(0)
    except TimeoutError:
        print(limit.when(), limit)


asyncio.run(main())
