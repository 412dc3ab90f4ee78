# Tasks belong to the loop that made them: another one neither lists nor cancels them.
import asyncio


async def other(n):
    await asyncio.sleep(50)


async def main(n):
    asyncio.create_task(other(n), name=f"other {n}")
    await asyncio.sleep(0.1)
    print(sorted(task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("other")))
    return n


loops = []
for n in range(3):
    loops.append(asyncio.new_event_loop())
    print(loops[-1].run_until_complete(main(n)), [len(asyncio.all_tasks(each)) for each in loops])
print(asyncio.run(main(3)), [len(asyncio.all_tasks(each)) for each in loops])


async def waits(get):
    await asyncio.sleep(0)
    await get()


async def circle():
    tasks = []
    for place in range(2):
        tasks.append(asyncio.create_task(waits(lambda place=place: tasks[1 - place])))
    await asyncio.sleep(0.1)
    try:
        tasks[0].cancel()
    except RecursionError as error:
        print(type(error).__name__)


try:
    asyncio.run(circle())
except RecursionError as error:
    print("left in a circle", type(error).__name__)
print(asyncio.run(asyncio.sleep(0.1, "another loop")))
