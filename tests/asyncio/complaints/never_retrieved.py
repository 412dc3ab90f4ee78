# Tasks that fail with nobody to hear of it; one that is asked, one that a gather has.
import asyncio


async def bad(words):
    await asyncio.sleep(0)
    raise ValueError(words)


async def main():
    asyncio.create_task(bad("alone"))
    kept = asyncio.create_task(bad("kept"), name="kept")
    asked = asyncio.create_task(bad("asked"))
    together = asyncio.gather(bad("one"), asyncio.sleep(0.2), return_exceptions=True)
    await asyncio.sleep(0.1)
    print(repr(asked.exception()), kept.done())
    kept = None
    await asyncio.sleep(0.05)
    print(await together)


asyncio.run(main())
