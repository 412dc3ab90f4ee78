"""as_completed() as an asynchronous iterator, which gives the tasks themselves since 3.13."""

import asyncio, sys
async def w(n, d):
    await asyncio.sleep(d); 
    if n == "c": raise ValueError("c fails")
    return n
async def main():
    ts = {asyncio.create_task(w(n, d), name=n): d for n, d in [("a", .03), ("b", .01), ("c", .02)]}
    try:
        async for t in asyncio.as_completed(ts):
            print(t in ts, t.get_name())
            try: print(await t)
            except ValueError as e: print(e)
    except TypeError as e:
        print("TypeError", e)
    for c in asyncio.as_completed([w("x", .02), w("y", .01)]):
        print(type(c).__name__, await c)
    try:
        for c in asyncio.as_completed([w("x", .02), w("y", .5)], timeout=.1):
            print(await c)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), type(e) is TimeoutError)
    try:
        asyncio.as_completed(w("x", 1))
        for c in asyncio.as_completed(w("x",1)): pass
    except TypeError as e: print(e)
asyncio.run(main())
