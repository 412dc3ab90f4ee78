import asyncio


class Connection:
    opened = []

    def __init__(self, host, fail_on_close=False):
        self.host, self.fail_on_close = host, fail_on_close

    async def __aenter__(self):
        print("connecting to", self.host)
        await asyncio.sleep(0.1)
        self.opened.append(self.host)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0.05)
        self.opened.remove(self.host)
        print("closed", self.host, exc_type.__name__ if exc_type else None, exc or "-")
        if self.fail_on_close:
            raise ConnectionError("close failed")
        return exc_type is ZeroDivisionError

    async def query(self, n):
        await asyncio.sleep(0.1)
        return 100 // n


async def main():
    async with Connection("db1") as one, Connection("db2") as two:
        print(await asyncio.gather(one.query(3), two.query(7)), Connection.opened)
    async with Connection("db3") as c:
        await c.query(0)
        print("not reached")
    print("division swallowed", Connection.opened)
    try:
        async with Connection("db4", fail_on_close=True) as c:
            await c.query("x")
    except ConnectionError as e:
        print(e, "| context:", repr(e.__context__))
    try:
        async with asyncio.timeout(0.15):
            async with Connection("db5") as c:
                await c.query(1)
    except TimeoutError:
        print("timeout", Connection.opened)


asyncio.run(main())
