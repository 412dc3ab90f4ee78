# A text is no code, not even the empty one: Python says it, and leaves with 1.
import asyncio


async def leave(message):
    raise SystemExit(message)


async def main():
    for message in (None, 0, "", (), 2.0):
        try:
            await leave(message)
        except SystemExit as left:
            print(repr(left), repr(left.code))
    async with asyncio.TaskGroup() as group:
        group.create_task(leave(""))


with asyncio.Runner() as runner:
    runner.run(main())
