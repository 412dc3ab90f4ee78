import asyncio
from enum import Enum, IntEnum, auto


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = "finished"

    @property
    def final(self):
        return self is State.DONE


class Priority(IntEnum):
    HIGH = 1
    LOW = 5


class Job:
    def __init__(self, name, priority):
        self.name, self.priority, self.state = name, priority, State.IDLE
        self.history = [self.state.name]

    def __lt__(self, other):
        return self.priority < other.priority

    async def run(self):
        self._to(State.RUNNING)
        await asyncio.sleep(self.priority / 10)
        self._to(State.DONE)

    def _to(self, state):
        self.state = state
        self.history.append(state.name)


async def main():
    queue = asyncio.PriorityQueue()
    for job in (Job("backup", Priority.LOW), Job("alarm", Priority.HIGH)):
        await queue.put(job)
    while not queue.empty():
        job = queue.get_nowait()
        await job.run()
        print(f"{job.name:<7}", job.state, job.state.final, "->".join(job.history), f"{job.priority!r} {job.priority + 1}")
    print(list(State), State("finished"), State["IDLE"].value, Priority.LOW > Priority.HIGH, State.IDLE == 1)
    try:
        State(99)
    except ValueError as e:
        print(e)


asyncio.run(main())
