# What asyncio.run() still waits for at its end, when the loop stops before.
import asyncio

KEPT = []

async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("left")

async def quits(turns, error):
    for i in range(turns):
        await asyncio.sleep(0)
    raise error

async def stops():
    try:
        await asyncio.sleep(5)
    finally:
        asyncio.get_running_loop().stop()
        await asyncio.sleep(0)
        print("stopped, and on")
        await asyncio.sleep(1)
        print("never")

async def main(turns, error):
    kept = asyncio.create_task(other()), asyncio.create_task(quits(turns, error))
    await asyncio.sleep(0)
    return "done", kept

async def main_of_stops(fails):
    KEPT.append(asyncio.create_task(stops()))
    await asyncio.sleep(0)
    if fails:
        raise ValueError("first")

def tries(coroutine):
    try:
        print(asyncio.run(coroutine)[0])
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__))

for turns in (0, 1, 2, 3):
    for error in (SystemExit(4), KeyboardInterrupt("k"), ValueError("v")):
        print(turns, repr(error))
        tries(main(turns, error))
for fails in (False, True):
    tries(main_of_stops(fails))
