"""Who asks a task for its exception a second time does not have its calls again; parts of a group have those of the group."""

import asyncio
import re
import sys
import traceback


class Output:
    def write(self, text):
        sys.stdout.write(re.sub(r'File ".*?([^/"]+)"', r'File "\1"', text))


async def inner():
    raise ValueError("x")


async def outer():
    await inner()


def grouped():
    raise ExceptionGroup("several", [ValueError(1), TypeError(2)])


async def main():
    task = asyncio.create_task(outer())
    for _ in range(3):
        try:
            await task
        except ValueError:
            traceback.print_exc(file=Output())
    try:
        task.result()
    except ValueError as error:
        traceback.print_exception(error, file=Output())
    print(traceback.extract_tb(task.exception().__traceback__)[-1].name)

    second = asyncio.create_task(outer())
    await asyncio.wait([second])
    print([call.name for call in traceback.extract_tb(second.exception().__traceback__)])
    try:
        second.result()
    except ValueError as error:
        print([call.name for call in traceback.extract_tb(error.__traceback__)])

    try:
        grouped()
    except* ValueError as part:
        traceback.print_exception(part, file=Output())
    except* TypeError as part:
        traceback.print_exception(part, file=Output())
    try:
        grouped()
    except ExceptionGroup as group:
        match, rest = group.split(ValueError)
        print([len(traceback.extract_tb(part.__traceback__)) for part in (match, rest)])


asyncio.run(main())
