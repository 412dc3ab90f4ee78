"""A future, set by hand.

Three guests hold the same promise. The kitchen keeps it
once, for all of them.
"""

import asyncio


async def guest_1():  # guest-1
    await asyncio.sleep(0)
    result = await soup
    print("bon appetit:", result)


async def guest_2():  # guest-2
    await asyncio.sleep(0.2)
    result = await soup
    print("bon appetit:", result)


async def guest_3():  # guest-3
    await asyncio.sleep(0.4)
    result = await soup
    print("bon appetit:", result)


async def kitchen():
    await asyncio.sleep(1)
    soup.set_result("tomato soup")


async def main():
    global soup
    loop = asyncio.get_running_loop()
    soup = loop.create_future()
    guest_1_task = asyncio.create_task(guest_1(), name="guest-1")
    guest_2_task = asyncio.create_task(guest_2(), name="guest-2")
    guest_3_task = asyncio.create_task(guest_3(), name="guest-3")
    kitchen_task = asyncio.create_task(kitchen(), name="kitchen")
    await asyncio.gather(
        guest_1_task, guest_2_task, guest_3_task, kitchen_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
