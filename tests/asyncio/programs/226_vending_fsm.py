import asyncio
from enum import Enum, unique, Flag, auto


@unique
class S(Enum):
    IDLE = "idle"
    HAS_MONEY = "has money"
    DISPENSING = "dispensing"

    @classmethod
    def initial(cls):
        return cls.IDLE

    @property
    def is_busy(self):
        return self is S.DISPENSING


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC


class Machine:
    TRANSITIONS = {
        (S.IDLE, "coin"): S.HAS_MONEY,
        (S.HAS_MONEY, "coin"): S.HAS_MONEY,
        (S.HAS_MONEY, "select"): S.DISPENSING,
        (S.DISPENSING, "done"): S.IDLE,
    }

    def __init__(self):
        self.state = S.initial()
        self.history = [self.state]

    async def fire(self, event):
        try:
            nxt = self.TRANSITIONS[self.state, event]
        except KeyError:
            print(f"ignored {event!r} in {self.state}")
            return
        self.state = nxt
        self.history.append(nxt)
        if nxt.is_busy:
            await asyncio.sleep(1)
            await self.fire("done")


async def main():
    m = Machine()
    for e in ["select", "coin", "coin", "select", "done"]:
        await m.fire(e)
    print([s.value for s in m.history])
    print(repr(m.state), S("idle") is S.IDLE, S["IDLE"].name, len(S), S.IDLE in S)
    try:
        S("broken")
    except ValueError as e:
        print(e)
    rw = Perm.READ | Perm.WRITE
    print(rw, repr(rw), Perm.READ in rw, Perm.EXEC in rw, bool(rw & Perm.EXEC), ~rw)
    print(Perm.ALL, list(rw), Perm(0), rw ^ Perm.READ, Perm.ALL.value)
    try:
        @unique
        class Bad(Enum):
            A = 1
            B = 1
    except ValueError as e:
        print(e)


asyncio.run(main())
