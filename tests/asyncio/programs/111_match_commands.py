import asyncio
from dataclasses import dataclass


@dataclass
class Move:
    x: int
    y: int = 0


@dataclass
class Say:
    text: str


async def execute(command, position):
    await asyncio.sleep(0.05)
    match command:
        case Move(0, 0):
            return "stays"
        case Move(x=dx, y=0) | Move(x=0, y=dx) if abs(dx) > 10:
            return f"jumps {dx}"
        case Move(dx, dy):
            position[0] += dx
            position[1] += dy
            return f"moves to {position}"
        case Say(text=str() as t):
            return f"says {t!r}"
        case ["repeat", int(n), *rest] if n > 0:
            return [await execute(rest[0], position) for _ in range(n)]
        case {"op": "add", **args}:
            return f"adds {sum(args.values())}"
        case "quit" | "exit" | None:
            return "ends"
        case [] | ():
            return "empty"
        case -1 | 2.5 | True:
            return "a constant"
        case str(word) if word.isupper():
            return f"shouts {word}"
        case _:
            return f"does not know {command!r}"


async def main():
    position = [0, 0]
    commands = [Move(0), Move(3, 4), Move(50), Move(0, -11), Say("hej"), ["repeat", 2, Move(1, 1)], {"op": "add", "a": 1, "b": 2},
                "quit", (), None, True, 2.5, -1, "HELP", "help", ["repeat", 0], {"op": "sub"}]
    for command in commands:
        print(await execute(command, position))


asyncio.run(main())
