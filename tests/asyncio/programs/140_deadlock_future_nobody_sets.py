import asyncio


class Promise:
    def __init__(self, name):
        self.name = name
        self.future = asyncio.get_running_loop().create_future()

    def __await__(self):
        return self.future.__await__()

    def keep(self, value):
        if not self.future.done():
            self.future.set_result(value)


class Friend:
    def __init__(self, name):
        self.name, self.owes = name, None

    async def visit(self, other):
        print(f"{self.name} waits for {other.name}")
        what = await other.owes
        print(f"{self.name} got {what}")
        self.owes.keep("a book")


async def main():
    hans, greta = Friend("Hans"), Friend("Greta")
    for f in (hans, greta):
        f.owes = Promise(f.name)
    tasks = [asyncio.create_task(hans.visit(greta)), asyncio.create_task(greta.visit(hans))]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print(len(done), len(pending), hans.owes.future.done())
    try:
        await asyncio.gather(*tasks)
    finally:
        print("never printed by a real loop")


asyncio.run(main())
