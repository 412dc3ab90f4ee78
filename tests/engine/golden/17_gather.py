"""gather: one fails, the others run on.

A gather waits for all three reports. The second fails: the
editor hears of it at once, but nobody cancels the others,
who finish unheard.
"""

import asyncio


async def editor():
    try:
        result = await asyncio.gather(weather(), sport(), stocks())
        print("all in print:", result)
    except ValueError:
        print("we print without it")
    await asyncio.sleep(1)


async def weather():
    await asyncio.sleep(1.2)
    return "rain"


async def sport():
    await asyncio.sleep(0.5)
    raise ValueError("no score")


async def stocks():
    await asyncio.sleep(0.8)
    return "up"


async def main():
    editor_task = asyncio.create_task(editor(), name="editor")
    await asyncio.gather(editor_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
