import asyncio

import helpers
from helpers import worker as work, LIMIT
import helpers as same


async def main():
    queue = asyncio.Queue(LIMIT)
    tasks = [asyncio.create_task(work(name, queue)) for name in ("ann", "bob")]
    for number in range(5):
        await queue.put(number)
    await queue.join()
    for task in tasks:
        task.cancel()
    print(helpers.seen, same is helpers, helpers.__name__, work.__module__, __name__)
    print(await helpers.main())


if __name__ == "__main__":
    asyncio.run(main())
