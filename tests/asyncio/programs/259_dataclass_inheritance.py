import asyncio
from dataclasses import dataclass, field, fields, astuple, KW_ONLY
from enum import Enum
from typing import ClassVar, Optional


class Color(str, Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Vehicle:
    wheels: ClassVar[int] = 4
    name: str
    color: Color = Color.RED
    _: KW_ONLY
    owner: Optional[str] = None

    async def drive(self, km):
        await asyncio.sleep(km / 100)
        return f"{self.name} drove {km} km"


@dataclass(order=True)
class Truck(Vehicle):
    load: float = 0.0
    log: list = field(default_factory=list, compare=False, repr=False)

    async def drive(self, km):
        result = await super().drive(km)
        self.log.append(km)
        return result + f" with {self.load} t"


async def main():
    t = Truck("Volvo", Color.BLUE, 2.5, owner="Ann")
    v = Vehicle("Mini")
    print(t, v)
    print(await asyncio.gather(v.drive(10), t.drive(50), t.drive(20)))
    print(t.log, [f.name for f in fields(t)], astuple(v))
    print(t < Truck("Zil"), v == Vehicle("Mini"), v != Vehicle("Max"), Vehicle.wheels)
    print(Color("red") is v.color, v.color == "red", v.color.value, v.color.upper(), f"{v.color}", str(Color.BLUE), repr(Color.BLUE))
    print({Color.RED: 1}["red"], "-".join([Color.RED, Color.BLUE]), Color.RED in ("red", "x"), isinstance(Color.RED, str))
    try:
        Vehicle()
    except TypeError as e:
        print(e)


asyncio.run(main())
