"""wait in all its ways.

First completed, first exception, all; a timeout; and what
is left pending.
"""

import asyncio


async def waiter():
    done, pending = await asyncio.wait(
        [
            asyncio.create_task(short(), name="short"),
            asyncio.create_task(long(), name="long"),
        ],
        return_when=asyncio.FIRST_COMPLETED,
    )
    done, pending = await asyncio.wait(
        [
            asyncio.create_task(short(), name="short"),
            asyncio.create_task(broken(), name="broken"),
        ],
        return_when=asyncio.FIRST_EXCEPTION,
    )
    done, pending = await asyncio.wait(
        [asyncio.create_task(long(), name="long")], timeout=0.1
    )
    done, pending = await asyncio.wait([asyncio.create_task(short(), name="short")])
    print("enough")


async def short():
    await asyncio.sleep(0.2)


async def long():
    await asyncio.sleep(0.6)


async def broken():
    await asyncio.sleep(0.1)
    raise OSError("broken")


async def impatient():
    done, pending = await asyncio.wait(
        [
            asyncio.create_task(quick(), name="quick"),
            asyncio.create_task(slow(), name="slow"),
        ],
        timeout=0.3,
    )


async def quick():
    await asyncio.sleep(0.1)


async def slow():
    await asyncio.sleep(0.8)


async def careful():
    fails_task = asyncio.create_task(fails(), name="fails")
    waits_task = asyncio.create_task(waits(), name="waits")
    done, pending = await asyncio.wait(
        [fails_task, waits_task], return_when=asyncio.FIRST_EXCEPTION
    )
    fails_task.cancel()
    waits_task.cancel()


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError


async def waits():
    await asyncio.sleep(0.8)


async def end():
    await asyncio.sleep(2)


async def main():
    waiter_task = asyncio.create_task(waiter(), name="waiter")
    impatient_task = asyncio.create_task(impatient(), name="impatient")
    careful_task = asyncio.create_task(careful(), name="careful")
    end_task = asyncio.create_task(end(), name="end")
    await asyncio.gather(
        waiter_task, impatient_task, careful_task, end_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
