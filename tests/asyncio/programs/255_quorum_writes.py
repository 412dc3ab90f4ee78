import asyncio


class Replica:
    def __init__(self, name, delay, fails=()):
        self.name, self.delay, self.fails = name, delay, set(fails)
        self.data, self.version = {}, 0

    async def write(self, key, value, version):
        await asyncio.sleep(self.delay)
        if version in self.fails:
            raise ConnectionResetError(f"{self.name} reset")
        self.data[key] = (version, value)
        return self.name

    async def read(self, key):
        await asyncio.sleep(self.delay)
        return self.data.get(key, (0, None))


class Quorum(Exception):
    pass


class Cluster:
    def __init__(self, replicas):
        self.replicas = replicas
        self.majority = len(replicas) // 2 + 1
        self.version = 0

    async def write(self, key, value):
        self.version += 1
        tasks = {asyncio.create_task(r.write(key, value, self.version)) for r in self.replicas}
        acks, errors = [], []
        pending = tasks
        while pending and len(acks) < self.majority:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for t in done:
                (errors if t.exception() else acks).append(t.exception() or t.result())
            if len(errors) > len(self.replicas) - self.majority:
                for t in pending:
                    t.cancel()
                raise Quorum(f"{len(errors)} of {len(tasks)} failed") from errors[0]
        return sorted(acks), len(pending)

    async def read(self, key):
        answers = await asyncio.gather(*(r.read(key) for r in self.replicas))
        return max(answers)


async def main():
    cluster = Cluster([Replica("a", 0.1, {2, 3}), Replica("b", 0.2, {3}), Replica("c", 0.3)])
    for value in ("x", "y", "z"):
        try:
            print(value, await cluster.write("k", value))
        except Quorum as e:
            print(value, "failed:", e, "|", e.__cause__)
        await asyncio.sleep(0.5)
        print(await cluster.read("k"))


asyncio.run(main())
