import asyncio
class Fut(asyncio.Future):
    def set_result(self, r):
        print("set", r)
        super().set_result(r)
async def main():
    f = Fut()
    asyncio.get_running_loop().call_later(.1, f.set_result, 4)
    print(await f, isinstance(f, asyncio.Future), type(f).__name__, f.done())
    f2 = Fut(loop=asyncio.get_event_loop())
    f2.extra = 3
    f2.add_done_callback(lambda x: print(x is f2, x.extra))
    f2.set_result(1)
    await asyncio.sleep(0)
    print(f2)
asyncio.run(main())
