# Asynchronous generators that loops leave: each is closed by a task of its own, even where closing does nothing,
# the innermost first; and what that task is cancelled with has no context.
import asyncio


async def plain(number):
    yield number


async def told(number):
    try:
        yield number
    except BaseException as error:
        print("thrown into", number, repr(error), repr(error.__context__))
        raise


async def name():
    return asyncio.current_task().get_name()


async def numbers():
    async for _ in plain(1):
        break
    print(await asyncio.create_task(name()))
    try:
        async for each in plain(2):
            missing(each)
    except NameError as error:
        print(await asyncio.create_task(name()), error)
    print(await asyncio.create_task(name()))
    async with asyncio.TaskGroup() as group:
        group.create_task(name())
        async for _ in plain(3):
            break
        await asyncio.sleep(0)
        print(sorted(each.get_name() for each in asyncio.all_tasks()))


async def nested():
    async for one in told(1):
        async for two in told(2):
            async for three in told(3):
                raise ValueError(one + two + three)


asyncio.run(numbers())
for _ in range(2):
    try:
        asyncio.run(nested())
    except ValueError as error:
        print(repr(error), repr(error.__context__))
