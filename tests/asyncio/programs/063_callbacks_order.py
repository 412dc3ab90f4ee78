import asyncio


def note(tag, *rest):
    print(tag, *(r.result() if asyncio.isfuture(r) else r for r in rest))


async def quick():
    print("quick runs")
    return "quick result"


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "soon 1")
    task = asyncio.create_task(quick())
    task.add_done_callback(lambda t: note("done A", t))
    loop.call_soon(note, "soon 2", 2)
    task.add_done_callback(lambda t: note("done B", t))
    print("main yields")
    value = await task
    print("main got", value)
    task.add_done_callback(lambda t: print("late callback"))
    loop.call_soon(note, "soon 3")
    print("main again")
    await asyncio.sleep(0)
    print("main last")
    removed = asyncio.create_task(quick())
    removed.add_done_callback(print)
    print("removed:", removed.remove_done_callback(print))
    await removed


asyncio.run(main(), debug=False)
