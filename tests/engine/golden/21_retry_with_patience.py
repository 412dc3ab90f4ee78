import asyncio


class LineDead(Exception):
    pass


line_works = asyncio.Event()


async def call(number):
    await asyncio.sleep(0.2)
    if not line_works.is_set():
        raise LineDead("no dial tone")
    return f"hello from {number}"


async def patiently(function, *arguments, attempts=5, pause=0.5):
    for attempt in range(1, attempts + 1):
        try:
            return await function(*arguments)
        except LineDead as error:
            print(f"attempt {attempt} of {attempts}: {error}")
            if attempt == attempts:
                raise
            await asyncio.sleep(pause * 2 ** (attempt - 1))


async def technician():
    await asyncio.sleep(3)
    line_works.set()
    print("the line works")


async def main():
    repair = asyncio.create_task(technician(), name="technician")
    print(await patiently(call, 5551234))
    await repair


asyncio.run(main())
