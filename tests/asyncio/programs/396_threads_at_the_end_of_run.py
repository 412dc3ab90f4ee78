# asyncio.run() ends while threads work: how far what is left gets meanwhile, and after.
import asyncio, time

def slow(n, seconds=0.25):
    print("begin", n)
    time.sleep(seconds)
    print("end", n)
    return n

async def goes_on(how, submits):
    try:
        if how == "wait":
            done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.to_thread(slow, 1))], timeout=2)
            print("waited", len(done))
        elif how == "gather":
            print("gathered", await asyncio.gather(asyncio.to_thread(slow, 1), asyncio.to_thread(slow, 2, 0.5)))
        elif how == "await":
            print("awaited", await asyncio.to_thread(slow, 1))
        elif how == "sleep":
            asyncio.get_running_loop().run_in_executor(None, slow, 1)
            for i in range(6):
                await asyncio.sleep(0.1)
                print("slept", i)
        elif how == "turns":
            for i in range(12):
                print("turn", i)
                await asyncio.sleep(0)
        for i in range(submits):
            print("more", await asyncio.get_running_loop().run_in_executor(None, slow, 10 + i))
        for i in range(12):
            print("turn", i)
            await asyncio.sleep(0)
    except Exception as e:
        print(how, type(e).__name__, e)
        raise

async def left(how, submits, turns):
    try:
        await asyncio.sleep(5)
    finally:
        for i in range(turns):
            await asyncio.sleep(0)
        asyncio.get_running_loop().kept = asyncio.create_task(goes_on(how, submits))

async def main(*how):
    task = asyncio.create_task(left(*how))
    await asyncio.sleep(0)
    return how

for how in ("wait", "gather", "await", "sleep", "turns"):
    for submits in (0, 1):
        for turns in (0, 3):
            print(asyncio.run(main(how, submits, turns)))
