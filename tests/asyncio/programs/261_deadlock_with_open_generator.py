import asyncio


def readings():
    try:
        yield 1
        yield 2
    finally:
        print("never printed by a real loop")


async def main():
    source = readings()
    print(next(source))
    try:
        for waiting in asyncio.as_completed([asyncio.sleep(1)], timeout=0.5):
            await waiting
    except TimeoutError as error:
        print(repr(error), error.__cause__, error.__context__)
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), error.__cause__ is error.__context__)
    await asyncio.Event().wait()


asyncio.run(main())
