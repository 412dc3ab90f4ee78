import asyncio


async def obedient():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(0.5)  # to the edge, then out
        print("Ada leaves the water")
        raise


async def stubborn():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(f"Ben has been called {me.cancelling()} time")
        print(f"and takes it back: {me.uncancel()} left")
    await asyncio.sleep(2)
    return "Ben swims on"


async def main():
    ada = asyncio.create_task(obedient(), name="Ada")
    ben = asyncio.create_task(stubborn(), name="Ben")
    await asyncio.sleep(1)
    ada.cancel()
    ben.cancel()
    await asyncio.wait([ada, ben])
    print(f"Ada cancelled: {ada.cancelled()}, Ben: {ben.result()}")


asyncio.run(main())
