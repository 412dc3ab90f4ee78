import asyncio

MOST_FAILURES = 3


async def mill(run):
    await asyncio.sleep(1)
    if run == 1:
        raise RuntimeError("the belt is torn")
    await asyncio.sleep(2)


async def pump(run):
    await asyncio.sleep(0.8)
    raise RuntimeError("there is no water")


def start(machine, run):
    name = f"{machine.__name__} {run}"
    return asyncio.create_task(machine(run), name=name)


async def supervise(machines):
    watched = {start(machine, 1): (machine, 1) for machine in machines}
    while watched:
        done, _ = await asyncio.wait(
            watched, return_when=asyncio.FIRST_COMPLETED
        )
        for task in done:
            machine, run = watched.pop(task)
            failure = task.exception()
            if failure is None:
                print(f"{task.get_name()} has done its work")
            elif run == MOST_FAILURES:
                print(f"{task.get_name()} is given up: {failure}")
            else:
                print(f"{task.get_name()} is started again: {failure}")
                watched[start(machine, run + 1)] = machine, run + 1


asyncio.run(supervise([mill, pump]))
