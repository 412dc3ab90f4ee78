import asyncio
import textwrap
from dataclasses import dataclass, field


@dataclass
class Room:
    name: str
    text: str
    exits: dict = field(default_factory=dict)
    items: set = field(default_factory=set)


class Game:
    def __init__(self, rooms, start):
        self.rooms = {r.name: r for r in rooms}
        self.room, self.bag, self.turns = self.rooms[start], set(), 0

    async def do(self, line):
        verb, *words = line.lower().split()
        self.turns += 1
        action = getattr(self, f"do_{verb}", self.confused)
        await asyncio.sleep(0.1)
        return await action(*words)

    async def confused(self, *words):
        return "You cannot do that."

    async def do_look(self):
        things = ", ".join(sorted(self.room.items)) or "nothing"
        return textwrap.fill(f"{self.room.name}: {self.room.text} You see {things}.", width=46)

    async def do_go(self, where):
        if (target := self.room.exits.get(where)) is None:
            return f"No way {where}."
        if target == "vault" and "key" not in self.bag:
            return "Locked."
        self.room = self.rooms[target]
        return await self.do_look()

    async def do_take(self, *items):
        taken = self.room.items & set(items)
        self.room.items -= taken
        self.bag |= taken
        return f"Taken: {', '.join(sorted(taken))}" if taken else "Nothing of that here."


SCRIPT = """look
go north
take key lamp sword
go down
sing loudly
go north"""


async def main():
    hall = Room("hall", "A draughty place with stone walls and one very old, very large tapestry.", {"down": "cellar", "north": "vault"}, {"key", "lamp"})
    vault = Room("vault", "Gold! Everywhere!", {"south": "hall"})
    game = Game([hall, vault], "hall")
    for line in SCRIPT.splitlines():
        print(">", line)
        print(await game.do(line))
    print(game.turns, sorted(game.bag), hall.items)
    await game.do("go")


asyncio.run(main())
