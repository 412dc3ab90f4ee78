import asyncio
from enum import Enum


class Direction(Enum):
    UP = 1
    DOWN = -1
    IDLE = 0

    def __str__(self):
        return {Direction.UP: "^", Direction.DOWN: "v"}.get(self, "-")


class Elevator:
    SPEED = 1.0

    def __init__(self, floors=5):
        self.floor = 0
        self.requests = set()
        self.direction = Direction.IDLE
        self.wake = asyncio.Event()
        self.floors = floors
        self.travelled = 0

    def call(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f"no floor {floor}")
        self.requests.add(floor)
        self.wake.set()

    def _next_direction(self):
        above = any(f > self.floor for f in self.requests)
        below = any(f < self.floor for f in self.requests)
        match self.direction:
            case Direction.UP if above:
                return Direction.UP
            case Direction.DOWN if below:
                return Direction.DOWN
            case _:
                return Direction.UP if above else Direction.DOWN if below else Direction.IDLE

    async def run(self):
        while True:
            if not self.requests:
                self.direction = Direction.IDLE
                self.wake.clear()
                await self.wake.wait()
            if self.floor in self.requests:
                print(f"{asyncio.get_running_loop().time() - t0:4.1f} floor {self.floor} {self.direction} doors open")
                await asyncio.sleep(0.5)
                self.requests.discard(self.floor)
                continue
            self.direction = self._next_direction()
            await asyncio.sleep(self.SPEED)
            self.floor += self.direction.value
            self.travelled += 1


async def main():
    global t0
    t0 = asyncio.get_running_loop().time()
    e = Elevator()
    task = asyncio.create_task(e.run())
    for delay, floor in [(0, 3), (1.2, 1), (0.3, 4), (3, 0), (0.1, 9)]:
        await asyncio.sleep(delay)
        try:
            e.call(floor)
            print("call", floor)
        except ValueError as err:
            print("bad:", err)
    await asyncio.sleep(12)
    task.cancel()
    print(e.floor, e.direction.name, e.travelled, task.cancelled())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
