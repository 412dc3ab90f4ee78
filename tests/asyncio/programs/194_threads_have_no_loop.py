"""What needs a loop is refused in a worker thread, and what needs none is not."""
import asyncio


def tried(name, call):
    try:
        found = call()
        print(name, type(found).__name__)
    except RuntimeError as error:
        print(name, str(error).partition(" in thread")[0])


def look(coroutines, loop):
    tried("get_running_loop", asyncio.get_running_loop)
    tried("get_event_loop", asyncio.get_event_loop)
    tried("current_task", asyncio.current_task)
    tried("all_tasks", asyncio.all_tasks)
    tried("all_tasks of a loop", lambda: len(asyncio.all_tasks(loop)))
    tried("Future", asyncio.Future)
    tried("gather", asyncio.gather)
    tried("create_task", lambda: asyncio.create_task(coroutines[0]))
    tried("ensure_future", lambda: asyncio.ensure_future(coroutines[1]))
    tried("timeout", lambda: asyncio.timeout(1))
    tried("Queue", asyncio.Queue)
    tried("Lock", asyncio.Lock)
    tried("threadsafe", lambda: asyncio.run_coroutine_threadsafe(coroutines[2], loop).done())
    tried("is_running", loop.is_running)
    return "looked"


async def main():
    loop = asyncio.get_running_loop()
    coroutines = [asyncio.sleep(each) for each in range(3)]
    print(await asyncio.to_thread(look, coroutines, loop))
    for each in coroutines:
        each.close()
    print(await loop.run_in_executor(None, tried, "executor", asyncio.current_task))
    print(type(asyncio.current_task()).__name__, loop.time())


tried("outside", asyncio.all_tasks)
asyncio.run(main())
