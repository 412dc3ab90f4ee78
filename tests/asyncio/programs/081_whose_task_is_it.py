import asyncio


async def who(label):
    await asyncio.sleep(0.01)
    task = asyncio.current_task()
    print(f"{label:<10} runs in {task.get_name()}, {len(asyncio.all_tasks())} tasks")
    return task


async def main():
    asyncio.current_task().set_name("Task-main")
    plain = await who("await")
    print(plain is asyncio.current_task())
    waited = await asyncio.wait_for(who("wait_for"), 1)
    print(waited is asyncio.current_task())
    unlimited = await asyncio.wait_for(who("no limit"), None)
    print(unlimited is asyncio.current_task())
    [gathered] = await asyncio.gather(who("gather"))
    print(gathered is asyncio.current_task())
    shielded = await asyncio.shield(who("shield"))
    print(shielded is asyncio.current_task(), shielded.get_name() != gathered.get_name())
    async with asyncio.timeout(1):
        print(await who("timeout") is asyncio.current_task())


asyncio.run(main())
