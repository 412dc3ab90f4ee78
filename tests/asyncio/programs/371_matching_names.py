# Topics by the patterns of fnmatch.
import asyncio
import fnmatch
from fnmatch import fnmatchcase

NAMES = ["sensor/temp", "sensor/hum", "room1/temp", "room22/temp", "a-b", "a]b", "a!b", "^x", "Sensor/temp", "x\ny", "a.b", ""]
PATTERNS = ["*", "sensor/*", "*/temp", "room?/temp", "room[0-9]/*", "room[!0-9]*", "a[]]b", "a[!]]b", "[", "[a-", "a[-!]b",
            "[^]x", "*.b", "[z-a]*", "*e*m*", "?", "", "[]-a]*", "a**b", "[!]*", "[a-c-e]*", "*[&|~]*", "\\*"]


async def subscriber(pattern, queue):
    got = []
    while (name := await queue.get()) is not None:
        if fnmatch.fnmatch(name, pattern):
            got.append(name)
    return pattern, got


async def main():
    queues = [asyncio.Queue() for _ in PATTERNS]
    tasks = [asyncio.create_task(subscriber(p, q)) for p, q in zip(PATTERNS, queues)]
    for name in [*NAMES, None]:
        for queue in queues:
            await queue.put(name)
    for pattern, got in await asyncio.gather(*tasks):
        print(repr(pattern), got)
    print(fnmatch.filter(NAMES, "*[0-9]*"), fnmatchcase("ABC", "a*"), fnmatchcase("a.b", "a?b"))


asyncio.run(main())
