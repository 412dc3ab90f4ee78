import asyncio

floor = 0
direction = None
log = []


async def lift(calls):
    global floor, direction
    while not calls.empty():
        target = await calls.get()
        direction = "up" if target > floor else "down" if target < floor else "stay"
        while floor != target:
            await asyncio.sleep(0.1)
            floor += 1 if target > floor else -1
        log.append(f"{direction}:{floor}")
        calls.task_done()
    direction = None


async def display(every):
    shown = ""
    while True:
        shown += str(floor)
        try:
            await asyncio.sleep(every)
        except asyncio.CancelledError:
            return shown


async def main():
    calls = asyncio.Queue()
    for f in (3, 1, 1, 4):
        calls.put_nowait(f)
    panel = asyncio.create_task(display(0.25))
    await asyncio.gather(lift(calls), calls.join())
    panel.cancel()
    print(log, await panel, direction is None, floor)
    print("%d stops, %s" % (len(log), " then ".join(entry.split(":")[0] for entry in log)))


asyncio.run(main())
