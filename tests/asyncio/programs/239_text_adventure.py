import asyncio

ROOMS = {
    "hall": {"desc": "A dusty hall.", "north": "library", "east": "kitchen"},
    "library": {"desc": "Books everywhere.", "south": "hall", "item": "lamp"},
    "kitchen": {"desc": "It smells of soup.", "west": "hall", "item": "spoon"},
}


class Quit(Exception):
    pass


class Game:
    def __init__(self):
        self.room, self.bag, self.turns = "hall", [], 0

    def do(self, line):
        verb, *args = line.lower().split()
        handler = getattr(self, f"cmd_{verb}", None)
        if handler is None:
            return f"I don't know how to {verb}."
        self.turns += 1
        return handler(*args)

    def cmd_look(self):
        room = ROOMS[self.room]
        exits = ", ".join(d for d in ("north", "south", "east", "west") if d in room)
        return f"{room['desc']} Exits: {exits}." + (f" There is a {room['item']}." if "item" in room else "")

    def cmd_go(self, direction="nowhere"):
        target = ROOMS[self.room].get(direction)
        if not target:
            return f"You can't go {direction}."
        self.room = target
        return self.cmd_look()

    def cmd_take(self, what):
        if ROOMS[self.room].get("item") != what:
            return f"No {what} here."
        self.bag.append(ROOMS[self.room].pop("item"))
        return f"Taken: {what}."

    def cmd_inventory(self):
        return "You carry: " + (", ".join(self.bag) or "nothing")

    def cmd_quit(self):
        raise Quit(self.turns)


async def player(lines, commands):
    for command in commands:
        await lines.put(command)
        await asyncio.sleep(0.2)


async def main():
    lines, game = asyncio.Queue(), Game()
    commands = ["look", "go north", "take lamp", "take lamp", "dance now", "go up", "inventory", "quit", "look"]
    typing = asyncio.create_task(player(lines, commands))
    try:
        while True:
            line = await lines.get()
            print(">", line)
            print(game.do(line))
    except Quit as q:
        print("Bye after", q.args[0], "turns;", typing.done())
        typing.cancel()
    try:
        game.do("take")
    except TypeError as e:
        print(e)


asyncio.run(main())
