# A group in a generator that its task leaves open: whoever closes the generator leaves the group, and waits there.
import asyncio


async def late(gate):
    await gate.wait()


async def stream(gate):
    async with asyncio.TaskGroup() as group:
        group.create_task(late(gate))
        try:
            yield 1
        finally:
            print("closing")
            await asyncio.sleep(0.1)


async def main():
    async for number in stream(asyncio.Barrier(2)):
        print(number)
        raise ValueError("stop")


try:
    asyncio.run(main())
except ValueError as error:
    print("ended by", error)
