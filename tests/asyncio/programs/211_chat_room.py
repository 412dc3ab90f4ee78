import asyncio


class Room:
    def __init__(self, name):
        self.name = name
        self.members = {}
        self.history = []

    async def join(self, user):
        if user.nick in self.members:
            raise ValueError(f"{user.nick} is taken")
        self.members[user.nick] = user
        await self.broadcast("*", f"{user.nick} joined")

    async def leave(self, user):
        del self.members[user.nick]
        await self.broadcast("*", f"{user.nick} left")

    async def broadcast(self, sender, text):
        self.history.append(f"<{sender}> {text}")
        for member in self.members.values():
            if member.nick != sender:
                await member.inbox.put((sender, text))


class User:
    def __init__(self, nick, script):
        self.nick, self.script = nick, script
        self.inbox = asyncio.Queue(maxsize=5)
        self.received = 0

    async def reader(self):
        try:
            while True:
                sender, text = await self.inbox.get()
                self.received += 1
                print(f"{self.nick:>6} sees {sender}: {text}")
        except asyncio.CancelledError:
            print(f"{self.nick:>6} closed after {self.received}")
            raise

    async def run(self, room):
        reading = asyncio.create_task(self.reader())
        await room.join(self)
        for delay, text in self.script:
            await asyncio.sleep(delay)
            await room.broadcast(self.nick, text)
        await room.leave(self)
        reading.cancel()
        try:
            await reading
        except asyncio.CancelledError:
            pass


async def main():
    room = Room("lobby")
    users = [User("ann", [(0.1, "hi"), (0.3, "bye")]), User("bob", [(0.2, "hello ann")]), User("cat", [])]
    await asyncio.gather(*(u.run(room) for u in users))
    dup = User("dup", [])
    await room.join(dup)
    try:
        await room.join(User("dup", []))
    except ValueError as e:
        print("error:", e)
    print(*room.history, sep="\n")


asyncio.run(main())
