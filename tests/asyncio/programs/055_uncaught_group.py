import asyncio


class Leak(Exception):
    pass


async def pipe(n, pressure):
    await asyncio.sleep(n / 10)
    if pressure > 9:
        raise Leak(f"pipe {n} at {pressure} bar")
    print(f"pipe {n} holds")


async def main():
    async with asyncio.TaskGroup() as tg:
        for n, pressure in enumerate([3, 8, 12, 4]):
            tg.create_task(pipe(n, pressure), name=f"pipe-{n}")
    print("not reached")


try:
    asyncio.run(main())
finally:
    print("after run")
