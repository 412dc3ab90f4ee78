import asyncio

import setup
from setup import config

print(config)


async def main():
    await asyncio.sleep(0.5)
    print(setup.config is config, setup.started)


asyncio.run(main())
