class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(thing):
    match thing:
        case None | True | False:
            return "singleton"
        case 0:
            return "zero"
        case int(n) if n > 100:
            return f"large {n}"
        case int():
            return "int"
        case "quit" | "exit":
            return "leaving"
        case str() as text:
            return f"text {text}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, 2, *rest]:
            return f"one two {rest}"
        case [Point(x=0, y=0), *_]:
            return "starts at origin"
        case (first, *_, last):
            return f"from {first} to {last}"
        case {"type": "circle", "r": float(r) | int(r)}:
            return f"circle {r}"
        case {"type": kind, **others}:
            return f"{kind} {others}"
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case float():
            return "float"
        case _:
            return "unknown"


for thing in (None, True, 0, 7, 500, "quit", "hello", [], [9], [1, 2, 3, 4], [5, 6, 7], (1, 2),
              [Point(0, 0), 1], {"type": "circle", "r": 2}, {"type": "square", "a": 1}, {"other": 1},
              Point(0, 0), Point(0, 3), Point(4, 4), Point(4, 5), 2.5, {1, 2}, b"x"):
    print(describe(thing))


def command(text):
    match text.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["get", item, *more]:
            return f"getting {item}, {len(more)} more"
        case [action]:
            return f"just {action}"
    return "?"


for text in ("go north", "go up", "get lamp", "get lamp and key", "look", ""):
    print(command(text))
match 5:
    case x:
        print("bound", x)
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]:
        print(a, b, c)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
for value in (-1, 1.5, "a"):
    match value:
        case -1:
            print("minus one")
        case 1.5:
            print("one and a half")
        case "a" if False:
            print("never")
        case other:
            print("other", other)
