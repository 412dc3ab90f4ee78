"""What an error that leaves wait_for() has for its context, inside of a handler and outside."""
import asyncio


def told(error):
    chain = []
    while error is not None:
        chain.append(type(error).__name__)
        error = error.__context__
    return " < ".join(chain)


async def in_handler(awaitable, limit):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            await asyncio.wait_for(awaitable, limit)
    except BaseException as error:
        print(told(error))


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise


async def fails():
    raise TypeError("at once")


async def in_group():
    await asyncio.wait_for(fails(), 0.25)


async def cancel_after(delays, awaitable):
    task = asyncio.create_task(in_handler(awaitable, 3))
    for delay in delays:
        await asyncio.sleep(delay)
        task.cancel()
    await task


async def main():
    loop = asyncio.get_running_loop()
    await cancel_after([0.1], asyncio.Event().wait())
    await cancel_after([0.1], loop.create_future())
    await cancel_after([0.1], stubborn())
    await cancel_after([0.1, 0.1], stubborn())
    await in_handler(asyncio.sleep(5), 1)
    await in_handler(asyncio.sleep(5), 0)
    await in_handler(fails(), 1)
    await in_handler(stubborn(), 1)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(in_group())
            group.create_task(fails())
    except ExceptionGroup as error:
        print([told(each) for each in error.exceptions])
    asyncio.create_task(in_handler(asyncio.Event().wait(), 5))
    await asyncio.sleep(0.5)


asyncio.run(main())
