"""A priority queue.

Both wards send patients to one doctor. The waiting room
hands out the lowest number first: the emergency ward is
served before those who came earlier.
"""

import asyncio

room = asyncio.PriorityQueue()


async def ward():
    for number in range(1, 6):
        await asyncio.sleep(0.2)
        await room.put((5, f"ward {number}"))


async def emergency():
    for number in range(1, 3):
        await asyncio.sleep(0.7)
        await room.put((1, f"emergency {number}"))


async def doctor():
    while True:
        priority, item = await room.get()
        await asyncio.sleep(0.5)
        room.task_done()


async def main():
    ward_task = asyncio.create_task(ward(), name="ward")
    emergency_task = asyncio.create_task(emergency(), name="emergency")
    doctor_task = asyncio.create_task(doctor(), name="doctor")
    await asyncio.gather(ward_task, emergency_task, return_exceptions=True)
    await room.join()
    doctor_task.cancel()
    await asyncio.gather(doctor_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
