import asyncio


async def sleeper(seconds):
    me = asyncio.current_task()
    await asyncio.sleep(seconds)
    me.set_name(me.get_name() + "!")


async def monitor(every):
    me = asyncio.current_task()
    while len(asyncio.all_tasks()) > 2:
        others = [t.get_name() for t in asyncio.all_tasks() if t is not me]
        print(len(others), sorted(others))
        await asyncio.sleep(every)
    print("only main is left")


async def main():
    asyncio.current_task().set_name("main")
    tasks = [asyncio.create_task(sleeper(s), name=f"sleeper-{s}") for s in (1, 2, 3)]
    await asyncio.create_task(monitor(0.8), name="monitor")
    print([t.get_name() for t in tasks])
    print(asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
