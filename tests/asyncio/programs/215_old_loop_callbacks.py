import asyncio


def hello(loop, n):
    print("hello", n)
    if n > 0:
        loop.call_later(0.5, hello, loop, n - 1)
    else:
        loop.stop()


def on_done(fut):
    try:
        print("done:", fut.result())
    except Exception as exc:
        print("failed:", type(exc).__name__, exc)


async def compute(x, y):
    await asyncio.sleep(0.2)
    return x / y


loop = asyncio.new_event_loop()
loop.call_soon(hello, loop, 3)
loop.run_forever()
task = loop.create_task(compute(1, 4))
task.add_done_callback(on_done)
bad = loop.create_task(compute(1, 0))
bad.add_done_callback(on_done)
print(len(loop.run_until_complete(asyncio.wait([task, bad]))[1]))
handle = loop.call_later(10, print, "never")
print(handle.cancelled())
handle.cancel()
print(handle.cancelled())
fut = loop.create_future()
loop.call_at(loop.time() + 1, fut.set_result, "from the future")
print(loop.run_until_complete(fut), fut)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
