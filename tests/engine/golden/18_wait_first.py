"""wait: the first answer will do.

Three servers are asked the same. The frame waits for the
first answer and cancels who is still at it.
"""

import asyncio


async def fastest():
    Oslo_task = asyncio.create_task(Oslo(), name="Oslo")
    Rome_task = asyncio.create_task(Rome(), name="Rome")
    Lima_task = asyncio.create_task(Lima(), name="Lima")
    done, pending = await asyncio.wait(
        [Oslo_task, Rome_task, Lima_task], return_when=asyncio.FIRST_COMPLETED
    )
    Oslo_task.cancel()
    Rome_task.cancel()
    Lima_task.cancel()


async def Oslo():
    await asyncio.sleep(0.9)
    print("answer")


async def Rome():
    await asyncio.sleep(0.4)
    print("answer")


async def Lima():
    await asyncio.sleep(1.5)
    print("answer")


async def client():
    await fastest_task
    print("thank you")


async def main():
    global fastest_task
    fastest_task = asyncio.create_task(fastest(), name="fastest")
    client_task = asyncio.create_task(client(), name="client")
    await asyncio.gather(fastest_task, client_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
