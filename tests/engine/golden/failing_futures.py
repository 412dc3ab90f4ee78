"""Futures that fail.

One future gets an exception, one is cancelled, and who asks
sees that they are done.
"""

import asyncio


async def reader():
    try:
        await letter
    except ValueError:
        print("bad news")
    try:
        await parcel
    except asyncio.CancelledError:
        print("no news")


async def writer():
    await asyncio.sleep(0.2)
    letter.set_exception(ValueError("torn"))
    await asyncio.sleep(0.2)
    parcel.cancel("lost")
    try:
        letter.set_result(None)
    except asyncio.InvalidStateError:
        print("too late")


async def asker():
    while not parcel.done():
        await asyncio.sleep(0.1)
    print("both are done")


async def main():
    global letter, parcel
    loop = asyncio.get_running_loop()
    letter = loop.create_future()
    parcel = loop.create_future()
    reader_task = asyncio.create_task(reader(), name="reader")
    writer_task = asyncio.create_task(writer(), name="writer")
    asker_task = asyncio.create_task(asker(), name="asker")
    await asyncio.gather(reader_task, writer_task, asker_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
