"""Scopes in scopes.

A deadline around a group around a shield; a child that
fails while it is cancelled; a group in a group.
"""

import asyncio


async def deadline():
    try:
        async with asyncio.timeout_at(START + 1):
            async with asyncio.TaskGroup() as group:
                group.create_task(crew(), name="crew")
    except TimeoutError:
        print("time is up")


async def crew():
    async with asyncio.TaskGroup() as group:
        group.create_task(safe(), name="safe")
        group.create_task(sore(), name="sore")


async def safe():
    await asyncio.shield(vault())


async def vault():
    await asyncio.sleep(1.5)
    print("closed in peace")


async def sore():
    try:
        await asyncio.sleep(5)
    finally:
        raise RuntimeError("not like this")


async def outside():
    async with asyncio.TaskGroup() as group:
        inner_task = group.create_task(inner(), name="inner")
        async with asyncio.timeout(0.4):
            await asyncio.sleep(0.3)
            await asyncio.shield(inner_task)
    print("both done")


async def inner():
    await asyncio.sleep(0.2)
    async with asyncio.TaskGroup() as group:
        group.create_task(innermost(), name="innermost")


async def innermost():
    await asyncio.sleep(0.1)


async def end():
    await asyncio.sleep(3)


async def main():
    global START
    loop = asyncio.get_running_loop()
    START = loop.time()
    deadline_task = asyncio.create_task(deadline(), name="deadline")
    outside_task = asyncio.create_task(outside(), name="outside")
    end_task = asyncio.create_task(end(), name="end")
    await asyncio.gather(deadline_task, outside_task, end_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
