# The loop as it was asked for before asyncio.run(): which one it is, and when there is none.
import asyncio


async def double(n):
    await asyncio.sleep(0.1)
    return n * 2


def in_thread():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print("thread:", error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print("thread:", error)


first = asyncio.get_event_loop()
print(asyncio.get_event_loop() is first, first.is_running())
future = asyncio.Future()
both = asyncio.gather(double(1), double(2))
print(first.run_until_complete(both), future.get_loop() is first)
second = asyncio.new_event_loop()
print(asyncio.get_event_loop() is first, second is first)
asyncio.set_event_loop(second)
print(asyncio.get_event_loop() is second)
print(second.run_until_complete(asyncio.ensure_future(double(4))))
second.run_until_complete(asyncio.to_thread(in_thread))
second.close()
try:
    asyncio.get_event_loop().run_until_complete(asyncio.sleep(0))
except RuntimeError as error:
    print(error)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
print(asyncio.run(double(5)))
try:
    asyncio.ensure_future(future_of := double(6))
except RuntimeError as error:
    print(error)
    future_of.close()
