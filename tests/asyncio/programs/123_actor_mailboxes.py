import asyncio


class Actor:
    registry = {}

    def __init__(self, name):
        self.name = name
        self.mailbox = asyncio.Queue()
        self.registry[name] = self
        self._task = asyncio.create_task(self._loop(), name=f"actor-{name}")

    async def _loop(self):
        while True:
            sender, message = await self.mailbox.get()
            method = getattr(self, f"on_{message[0]}", None)
            if method is None:
                await self.unknown(sender, *message)
            elif await method(sender, *message[1:]):
                return self

    async def unknown(self, sender, kind, *args):
        print(f"{self.name}: what is {kind!r}, {sender}?")

    def send(self, to, *message):
        Actor.registry[to].mailbox.put_nowait((self.name, message))

    async def on_stop(self, sender):
        print(f"{self.name} stopped by {sender}")
        return True


class Pinger(Actor):
    def __init__(self, name, limit):
        super().__init__(name)
        self.limit = limit

    async def on_ping(self, sender, n):
        print(f"{self.name} <- ping {n} from {sender}")
        await asyncio.sleep(0.1)
        if n >= self.limit:
            self.send(sender, "stop")
            self.send(self.name, "stop")
        else:
            self.send(sender, "ping", n + 1)


async def main():
    a, b = Pinger("Ada", 4), Pinger("Bob", 9)
    a.send("Bob", "ping", 1)
    a.send("Bob", "dance", "tango")
    finished = await asyncio.gather(*(x._task for x in (a, b)))
    print([f.name for f in finished], a._task.get_name(), list(Actor.registry), b.mailbox.empty())


asyncio.run(main())
