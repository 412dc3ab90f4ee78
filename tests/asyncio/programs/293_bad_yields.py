import asyncio
class Bad:
    def __await__(self):
        yield 42
class Bare:
    def __await__(self):
        print("in"); yield; print("out"); return 5
class Twice:
    def __await__(self):
        x = yield from asyncio.sleep(0.1, "slept").__await__()
        return x
async def main():
    try:
        await Bad()
    except BaseException as e: print(type(e).__name__, e)
    print(await Bare())
    print(await Twice())
    try:
        await 5
    except TypeError as e: print(e)
    async def one(): await Bad()
    try:
        await one()
    except BaseException as e: print(type(e).__name__, e)
    class It:
        def __await__(self): return 5
    try: await It()
    except TypeError as e: print(e)
    t = asyncio.ensure_future(Bare())
    print(await t)
asyncio.run(main())
