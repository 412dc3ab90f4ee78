# A StopIteration that a thread raises: no future keeps it until 3.12, and since 3.13 a RuntimeError instead.
import asyncio, concurrent.futures

def stops(n):
    raise StopIteration(n)

class Mine(StopIteration):
    pass

def mine():
    raise Mine("a")

async def one(how, fn, *args):
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            if how == "to_thread":
                r = await asyncio.to_thread(fn, *args)
            elif how == "run":
                r = await loop.run_in_executor(None, fn, *args)
            elif how == "gather":
                r = await asyncio.gather(asyncio.to_thread(fn, *args), return_exceptions=True)
            elif how == "pool":
                with concurrent.futures.ThreadPoolExecutor(1) as p:
                    f = p.submit(fn, *args)
                    r = await asyncio.wrap_future(f)
            elif how == "future":
                f = loop.create_future()
                loop.call_later(0.1, lambda: f.set_exception(Mine(1, 2) if args else Mine()))
                r = await f
            elif how == "done":
                f = loop.create_future()
                f.set_exception(Mine(5))
                r = await f
            elif how == "result":
                f = loop.create_future()
                f.set_exception(Mine(5))
                r = f.result()
            elif how == "shield":
                f = loop.create_future()
                loop.call_later(0.1, f.set_exception, Mine("s"))
                r = await asyncio.shield(f)
        print(how, "->", repr(r))
    except BaseException as e:
        print(how, "!!", type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

def handler(loop, context):
    print("HANDLER", context["message"].split("(")[0], type(context.get("exception")), context.get("exception"), sorted(context))

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    for fn, args in ((stops, (3,)), (mine, ())):
        for how in ("to_thread", "run", "gather", "pool", "future", "done", "result", "shield"):
            await one(how, fn, *args)
    f = asyncio.get_running_loop().create_future()
    for e in (StopIteration(1), StopIteration, Mine("x")):
        try:
            f.set_exception(e)
            print("set", f.done(), repr(f.exception()), repr(f.exception().__cause__), repr(f.exception().__context__))
            f = asyncio.get_running_loop().create_future()
        except BaseException as x:
            print("set", type(x), x, repr(x.__cause__))
    g = concurrent.futures.Future()
    try:
        g.set_exception(StopIteration(4))
        print(repr(g.exception(0)))
    except BaseException as x:
        print("cset", type(x), x)
    h = asyncio.wrap_future(g)
    try:
        async with asyncio.timeout(1):
            print(await h)
    except BaseException as x:
        print("wrap", type(x), x, repr(x.__cause__))

asyncio.run(main())
