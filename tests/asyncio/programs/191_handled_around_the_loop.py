"""What is raised in a loop that runs while its caller handles an exception has that for its context."""
import asyncio
import sys


def told(error):
    chain = []
    while error is not None:
        chain.append(type(error).__name__)
        error = error.__context__
    return " < ".join(chain)


async def sleeper(name):
    try:
        await asyncio.sleep(5)
    except BaseException as error:
        print(name, told(error))
        raise


async def leaver():
    await asyncio.sleep(0)
    raise SystemExit(3)


def called(_):
    try:
        [][0]
    except IndexError as error:
        print("callback", told(error), repr(sys.exception()))


async def in_a_handler():
    task = asyncio.create_task(sleeper("cancelled"))
    asyncio.get_running_loop().call_soon(called, 1)
    for key in "ab":
        try:
            {}[key]
        except KeyError as error:
            print(key, told(error))
        await asyncio.sleep(0)
    print("handled", repr(sys.exception()))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    asyncio.create_task(sleeper("left"))
    early = asyncio.create_task(sleeper("never begins"))
    early.cancel()
    await asyncio.sleep(1)


async def failing():
    asyncio.create_task(sleeper("closed by a ValueError"))
    await asyncio.sleep(1)
    raise ValueError("of main")


async def left_by_another():
    asyncio.create_task(leaver())
    try:
        await asyncio.sleep(5)
    except BaseException as error:
        print("main", told(error))
        try:
            [][0]
        except IndexError as inner:
            print("inside", told(inner))
    try:
        [][0]
    except IndexError as error:
        print("after", told(error))


async def raises_again():
    asyncio.create_task(leaver())
    for name in "one", "two":
        asyncio.create_task(exits(name))
    await asyncio.sleep(5)


async def exits(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "leaves as well")
        sys.exit(name)


try:
    1 / 0
except ZeroDivisionError:
    asyncio.run(in_a_handler())
print("now", repr(sys.exception()))
with asyncio.Runner() as runner:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            runner.run(failing())
        except ValueError as error:
            print("runner", told(error))
for main in failing, left_by_another, raises_again:
    try:
        asyncio.run(main())
    except BaseException as error:
        print(main.__name__, told(error), error)
