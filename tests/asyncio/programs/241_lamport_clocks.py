import asyncio
from dataclasses import dataclass, field


@dataclass
class Process:
    pid: int
    clock: int = 0
    inbox: asyncio.Queue = field(default_factory=asyncio.Queue, repr=False, compare=False)
    log: list = field(default_factory=list, repr=False)

    def tick(self, other: int = 0) -> int:
        self.clock = max(self.clock, other) + 1
        return self.clock

    async def send(self, to: "Process", text: str):
        self.tick()
        self.log.append(("send", to.pid, self.clock))
        await asyncio.sleep(0.1 * abs(self.pid - to.pid))
        await to.inbox.put((self.pid, self.clock, text))

    async def receive(self):
        sender, stamp, text = await self.inbox.get()
        self.tick(stamp)
        self.log.append(("recv", sender, self.clock))
        return text


async def main():
    a, b, c = procs = [Process(i) for i in range(3)]

    async def run_a():
        await a.send(b, "hello")
        await a.send(c, "world")
        print("a got", await a.receive())

    async def run_b():
        print("b got", await b.receive())
        b.tick()
        await b.send(c, "from b")

    async def run_c():
        for _ in range(2):
            print("c got", await c.receive())
        await c.send(a, "reply")

    await asyncio.gather(run_a(), run_b(), run_c())
    for p in procs:
        print(p, p.log)
    print(sorted((stamp, p.pid) for p in procs for _, _, stamp in p.log))


asyncio.run(main())
