"""notify, one by one.

Two of three waiters are woken, then the last; and what
happens outside of the lock.
"""

import asyncio

door = asyncio.Condition()


async def waiter_1():  # waiter-1
    async with door:
        await door.wait()
        print("woken")


async def waiter_2():  # waiter-2
    async with door:
        await door.wait()
        print("woken")


async def waiter_3():  # waiter-3
    async with door:
        await door.wait()
        print("woken")


async def bell():
    await asyncio.sleep(0.2)
    async with door:
        door.notify(2)
    await asyncio.sleep(0.2)
    async with door:
        door.notify_all()
    try:
        door.notify()
    except RuntimeError:
        print("not without the lock")


async def main():
    waiter_1_task = asyncio.create_task(waiter_1(), name="waiter-1")
    waiter_2_task = asyncio.create_task(waiter_2(), name="waiter-2")
    waiter_3_task = asyncio.create_task(waiter_3(), name="waiter-3")
    bell_task = asyncio.create_task(bell(), name="bell")
    await asyncio.gather(
        waiter_1_task, waiter_2_task, waiter_3_task, bell_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
