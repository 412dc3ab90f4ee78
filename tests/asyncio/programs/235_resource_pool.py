import asyncio


class Connection:
    def __init__(self, number):
        self.number = number
        self.queries = 0

    async def query(self, sql):
        self.queries += 1
        await asyncio.sleep(0.1)
        if "DROP" in sql:
            raise PermissionError(13, "not allowed")
        return f"{sql} on c{self.number}"


class Pool:
    def __init__(self, size):
        self._free = asyncio.LifoQueue(size)
        self._all = [Connection(i) for i in range(size)]
        for c in self._all:
            self._free.put_nowait(c)

    def acquire(self, timeout=None):
        return _Lease(self, timeout)

    @property
    def free(self):
        return self._free.qsize()


class _Lease:
    def __init__(self, pool, timeout):
        self.pool, self.timeout, self.conn = pool, timeout, None

    async def __aenter__(self):
        self.conn = await asyncio.wait_for(self.pool._free.get(), self.timeout)
        return self.conn

    async def __aexit__(self, exc_type, exc, tb):
        await self.pool._free.put(self.conn)
        if exc_type is not None and issubclass(exc_type, PermissionError):
            print("swallowed", exc_type.__name__, exc)
            return True

    def __await__(self):
        return self.__aenter__().__await__()


async def client(pool, i, sql):
    async with pool.acquire() as conn:
        return await conn.query(sql)
    return f"client {i} had an error"


async def main():
    pool = Pool(2)
    results = await asyncio.gather(*(client(pool, i, "DROP x" if i == 3 else f"SELECT {i}") for i in range(5)))
    print(*results, sep="\n")
    print([c.queries for c in pool._all], pool.free)
    a = await pool.acquire()
    b = await pool.acquire()
    try:
        await pool.acquire(timeout=0.2)
    except asyncio.TimeoutError:
        print("no connection free", pool.free, a.number, b.number)


asyncio.run(main())
