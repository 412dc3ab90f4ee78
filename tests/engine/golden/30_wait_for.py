"""wait_for and timeout.

A cook waits for the oven, but not for ever: wait_for gives
up after half a second and leaves the line. The second waits
with a deadline on the clock.
"""

import asyncio

oven = asyncio.Lock()


async def baker():
    async with oven:
        await asyncio.sleep(2)


async def cook():
    await asyncio.sleep(0.1)
    try:
        await asyncio.wait_for(oven.acquire(), timeout=0.5)
        print("got it")
        oven.release()
    except TimeoutError:
        print("too slow")


async def chef():
    try:
        async with asyncio.timeout_at(START + 1.2):
            async with oven:
                print("at last")
    except TimeoutError:
        print("out of time")


async def main():
    global START
    loop = asyncio.get_running_loop()
    START = loop.time()
    baker_task = asyncio.create_task(baker(), name="baker")
    cook_task = asyncio.create_task(cook(), name="cook")
    chef_task = asyncio.create_task(chef(), name="chef")
    await asyncio.gather(baker_task, cook_task, chef_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
