import asyncio
from enum import Enum, IntFlag, Flag, auto, unique, IntEnum, StrEnum, nonmember, member
from typing import Self


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def gravity(self): return 6.674e-11 * self.mass / self.radius ** 2
    @classmethod
    def heaviest(cls) -> Self: return max(cls, key=lambda p: p.mass)


class Weekday(IntEnum):
    MON = 1; TUE = 2; SUN = 7
    @property
    def weekend(self): return self > 5
    def __str__(self): return self.name.title()


class Access(IntFlag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC


class Level(StrEnum):
    LOW = auto()
    HIGH = "HIGH!"


class Op(Enum):
    ADD = "+"
    PLUS = "+"
    SUB = "-"
    def apply(self, a, b): return {"+": a + b, "-": a - b}[self.value]


class Light(Enum):
    RED, GREEN, AMBER = range(3)
    def next(self): return Light((self.value + 1) % len(Light))


async def cycle(light, n):
    for _ in range(n):
        yield light
        await asyncio.sleep(0.5 if light is Light.AMBER else 2)
        light = light.next()


async def main():
    print([l.name async for l in cycle(Light.RED, 5)], asyncio.get_running_loop().time())
    print(f"{Planet.EARTH.gravity:.2f}", Planet.heaviest(), Planet["MARS"].radius, Planet.MARS)
    print(Weekday.SUN.weekend, Weekday(2), repr(Weekday.TUE), Weekday.MON < Weekday.SUN, Weekday.MON + 1, f"{Weekday.TUE}", "%d" % Weekday.TUE, [d.value for d in Weekday])
    a = Access.READ | Access.EXEC
    print(a, repr(a), Access.WRITE in a, a & ~Access.READ, Access(3), a ^ Access.ALL, bool(Access.NONE), Access.ALL == 7, list(a), int(a))
    print(Level.LOW, Level.HIGH, Level.LOW == "low", Level("HIGH!").name, Level.LOW.upper(), repr(Level.HIGH))
    print(Op.PLUS is Op.ADD, Op.PLUS.name, list(Op), Op.__members__.keys(), Op("-").apply(5, 3), len(Op), Op.ADD in Op, Op.ADD.apply(1, 2))
    for bad in (lambda: Op("*"), lambda: Op["MUL"], lambda: Weekday(9), lambda: Planet.VENUS, lambda: Light.RED < Light.GREEN, lambda: setattr(Op.ADD, "value", 1)):
        try: print(bad())
        except (ValueError, KeyError, AttributeError, TypeError) as e: print(type(e).__name__, e)
    try:
        @unique
        class Dup(Enum): A = 1; B = 1
    except ValueError as e: print(e)
    try:
        class More(Op): MUL = "*"
    except TypeError as e: print(e)
    E = Enum("E", "X Y Z"); F = Enum("F", {"P": 1, "Q": 2})
    print(list(E), F.Q, E.X.value, isinstance(E.X, E), hash(E.X) == hash(E.X), {E.X: 1}[E.X], E.X != E.Y)
    match Light.GREEN:
        case Light.RED: print("stop")
        case Light.GREEN | Light.AMBER: print("go-ish")
asyncio.run(main())
