# The loop's own methods; and no current loop once asyncio.run() is over.
import asyncio


def hello(name, loop, n=0):
    print(f"{loop.time():.1f} hello {name} {n}")
    if n < 2:
        loop.call_later(0.2, hello, name, loop, n + 1)


async def main():
    loop = asyncio.get_running_loop()
    h = loop.call_soon(print, "soon")
    t = loop.call_later(0.5, print, "never")
    loop.call_at(loop.time() + 0.3, lambda: print("at", loop.time()))
    hello("x", loop)
    print(h.cancelled(), t.cancelled(), t.when(), type(h).__name__, type(t).__name__)
    t.cancel()
    print(t.cancelled())
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("done", f.result()))
    loop.call_later(0.25, fut.set_result, {"k": 1})
    print(await fut, fut.done())
    try:
        fut.set_result(2)
    except asyncio.InvalidStateError as e:
        print(type(e).__name__, e)
    f2 = loop.create_future()
    try:
        f2.result()
    except asyncio.InvalidStateError as e:
        print(e)
    f2.cancel("why")
    try:
        await f2
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    await asyncio.sleep(0.3)
    print(loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop, loop.get_debug())
    print(asyncio.iscoroutine(main), asyncio.isfuture(f2), asyncio.iscoroutinefunction(main), len(asyncio.all_tasks()))


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
