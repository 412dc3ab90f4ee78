import asyncio
from abc import ABC, abstractmethod


class Actor(ABC):
    def __init__(self, name):
        self.name = name
        self.mailbox = asyncio.Queue()
        self._task = None

    def start(self):
        self._task = asyncio.create_task(self._run(), name=f"actor-{self.name}")
        return self

    async def _run(self):
        while True:
            sender, message = await self.mailbox.get()
            if message == "stop":
                await self.on_stop()
                break
            await self.receive(sender, message)

    def tell(self, message, sender=None):
        self.mailbox.put_nowait((sender, message))

    async def join(self):
        await self._task

    @abstractmethod
    async def receive(self, sender, message):
        ...

    async def on_stop(self):
        print(f"{self.name} stopped")


class Ping(Actor):
    def __init__(self, name, rounds):
        super().__init__(name)
        self.rounds = rounds

    async def receive(self, sender, message):
        print(f"{self.name} got {message!r} from {sender.name if sender else None}")
        if self.rounds == 0:
            if sender:
                sender.tell("stop", self)
            self.tell("stop")
            return
        self.rounds -= 1
        await asyncio.sleep(0.1)
        sender.tell("ping", self)


class Pong(Actor):
    async def receive(self, sender, message):
        await asyncio.sleep(0.05)
        sender.tell("pong", self)


async def main():
    try:
        Actor("x")
    except TypeError as e:
        print("TypeError:", e)
    ping, pong = Ping("ping", 3).start(), Pong("pong").start()
    ping.tell("begin", pong)
    await asyncio.gather(ping.join(), pong.join())
    print(issubclass(Ping, Actor), isinstance(pong, Actor), sorted(Actor.__abstractmethods__))


asyncio.run(main())
