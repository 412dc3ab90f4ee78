import asyncio

print("lazy runs", __name__)
COUNT = 7


class Failure(Exception):
    pass


async def ask(number):
    if number < 0:
        raise Failure(number)
    await asyncio.sleep(number)
    return number * COUNT
