"""Crew, oxygen and an alarm: a mixture of most things."""
import asyncio
import itertools
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum


class Alert(StrEnum):
    LOW = "low oxygen"
    LEAK = "leak"


@dataclass(order=True)
class Task:
    priority: int
    number: int = field(default_factory=itertools.count().__next__)
    name: str = field(default="", compare=False)
    hours: float = field(default=1, compare=False)


class Station:
    def __init__(self):
        self.oxygen, self.alerts, self.todo = 100.0, asyncio.Queue(), asyncio.PriorityQueue()
        self.airlock, self.report = asyncio.Lock(), []

    async def life_support(self):
        for hour in itertools.count():
            await asyncio.sleep(0.1)
            self.oxygen -= 4 if hour < 5 else 9
            if self.oxygen < 50 or hour == 4:
                self.alerts.put_nowait((Alert.LEAK if hour == 4 else Alert.LOW, hour))

    @asynccontextmanager
    async def outside(self, who):
        async with self.airlock:
            self.report.append(f"{who} out")
            yield self
        self.report.append(f"{who} in")

    async def astronaut(self, who):
        while True:
            task = await self.todo.get()
            async with self.outside(who) if "hull" in task.name else asyncio.timeout(None):
                await asyncio.sleep(task.hours / 10)
            self.report.append(f"{who}: {task.name}")
            self.todo.task_done()

    async def commander(self):
        while True:
            match await self.alerts.get():
                case (Alert.LEAK as alert, hour):
                    self.todo.put_nowait(Task(0, name=f"seal hull ({alert}, {hour} h)", hours=1.5))
                case (Alert.LOW, _):
                    raise RuntimeError(f"evacuate at {self.oxygen:.0f}%")


async def main():
    station = Station()
    for name, priority, hours in (("inspect hull", 3, 2), ("plants", 2, 2.5), ("dinner", 9, 1.2), ("paint hull", 5, 3)):
        station.todo.put_nowait(Task(priority, name=name, hours=hours))
    try:
        async with asyncio.TaskGroup() as tg:
            for job in (station.life_support(), station.commander(), *map(station.astronaut, ("Yui", "Luca"))):
                tg.create_task(job)
    except* RuntimeError as eg:
        print(*station.report, *eg.exceptions, station.todo.qsize(), sep="\n")


asyncio.run(main())
