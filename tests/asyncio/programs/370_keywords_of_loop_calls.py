import asyncio, functools, time
from concurrent.futures import ThreadPoolExecutor
def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)
def f(x, scale=1):
    return x * scale
async def m():
    loop = asyncio.get_running_loop()
    attempt(lambda: loop.run_in_executor(None, f, 3, scale=2))
    attempt(lambda: loop.run_in_executor(None))
    attempt(lambda: loop.run_in_executor())
    attempt(lambda: loop.call_soon())
    attempt(lambda: loop.call_later(1))
    attempt(lambda: loop.call_later())
    attempt(lambda: loop.call_soon(print, end=""))
    attempt(lambda: loop.call_soon_threadsafe(print, 1, sep=""))
    print(await loop.run_in_executor(None, functools.partial(f, 3, scale=2)))
    print(await asyncio.to_thread(f, 3, scale=5))
    with ThreadPoolExecutor() as ex:
        attempt(lambda: list(ex.map(f, [1], timeot=2)))
        print(list(ex.map(f, [1, 2], chunksize=2)))
asyncio.run(m())
