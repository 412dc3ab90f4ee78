"""shield: the outer goes, the inner lives on.

The guest is sent away while paying. The payment stands
behind a shield: it is not cancelled and comes to its end.
"""

import asyncio


async def guest():
    try:
        await asyncio.shield(payment())
        print("paid")
    except asyncio.CancelledError:
        print("the guest is gone")
        raise


async def payment():
    await asyncio.sleep(0.5)
    print("card accepted")
    await asyncio.sleep(0.5)
    print("receipt printed")


async def bouncer():
    await asyncio.sleep(0.7)
    guest_task.cancel()


async def restaurant():
    await asyncio.sleep(1.5)
    print("closing")


async def main():
    global guest_task
    guest_task = asyncio.create_task(guest(), name="guest")
    bouncer_task = asyncio.create_task(bouncer(), name="bouncer")
    restaurant_task = asyncio.create_task(restaurant(), name="restaurant")
    await asyncio.gather(
        guest_task, bouncer_task, restaurant_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
