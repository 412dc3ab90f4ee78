"""Results come in the order asked for.

Three bookings run together and are done in another order
than they were asked for. gather puts their results in the
order of the questions, whoever was first; a future hands
the list on.
"""

import asyncio


async def traveller():
    result = await asyncio.gather(flight(), hotel(), car())
    print("booked:", result)
    plan.set_result(result)


async def flight():
    await asyncio.sleep(1.2)
    return "seat 12A"


async def hotel():
    await asyncio.sleep(0.4)
    return "room 7"


async def car():
    await asyncio.sleep(0.8)
    return "blue van"


async def friend():
    result = await plan
    print("comes along:", result)


async def main():
    global plan
    loop = asyncio.get_running_loop()
    plan = loop.create_future()
    traveller_task = asyncio.create_task(traveller(), name="traveller")
    friend_task = asyncio.create_task(friend(), name="friend")
    await asyncio.gather(traveller_task, friend_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
