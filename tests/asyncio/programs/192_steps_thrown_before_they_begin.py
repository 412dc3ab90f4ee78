"""Steps of asynchronous generators as tasks, and what is thrown into one that has not begun."""
import asyncio


class Resource:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, kind, *rest):
        print("leaving by", kind and kind.__name__)
        await asyncio.sleep(0)
        print("left by", kind and kind.__name__)


async def stream():
    async with Resource():
        yield 1
        await asyncio.sleep(1)
        yield 2


async def abandoned():
    try:
        async for each in stream():
            raise LookupError(each)
    except LookupError as error:
        print("caught", error)


async def as_tasks():
    source = stream()
    first = asyncio.create_task(source.__anext__())
    print(await first)
    second = asyncio.ensure_future(source.asend(None))
    done, _ = await asyncio.wait([second, asyncio.create_task(asyncio.sleep(0.5))], return_when=asyncio.FIRST_COMPLETED)
    print(second in done, await second)
    async with asyncio.TaskGroup() as group:
        end = group.create_task(anext(source, "the end"))
    print(end.result())


async def cancelled(make):
    source = stream()
    print(await anext(source))
    task = asyncio.create_task(make(source))
    task.cancel()
    try:
        print("came to", await task)
    except BaseException as error:
        print("raised", type(error).__name__)
    try:
        print(await anext(source))
    except BaseException as error:
        print("then", type(error).__name__)


asyncio.run(abandoned())
asyncio.run(as_tasks())
asyncio.run(cancelled(lambda source: source.aclose()))
asyncio.run(cancelled(lambda source: source.__anext__()))
asyncio.run(cancelled(lambda source: source.athrow(ValueError("thrown"))))


async def yields_at_the_end():
    try:
        yield 1
    finally:
        print("finally", await asyncio.wait_for(asyncio.Barrier(1).wait(), 3))
        yield 2


async def ignores():
    async for each in yields_at_the_end():
        print("left at", each)
        break


asyncio.run(ignores())
