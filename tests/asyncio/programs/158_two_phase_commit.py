import asyncio
from dataclasses import dataclass, field
from enum import Enum, Flag, auto


class Vote(Enum):
    YES = "yes"
    NO = "no"
    LATE = "late"


class Trait(Flag):
    NONE = 0
    SLOW = auto()
    GRUMPY = auto()


@dataclass(kw_only=True, slots=True)
class Participant:
    name: str
    traits: Trait = Trait.NONE
    state: str = "init"
    log: list = field(default_factory=list, compare=False)

    async def prepare(self, tx):
        await asyncio.sleep(1 if Trait.SLOW in self.traits else 0.1)
        self.log.append(f"prepare {tx}")
        return Vote.NO if self.traits & Trait.GRUMPY and tx % 2 else Vote.YES

    async def finish(self, tx, commit):
        await asyncio.sleep(0.05)
        self.state = "committed" if commit else "aborted"
        self.log.append(f"{self.state} {tx}")


class Coordinator:
    def __init__(self, *participants, timeout=0.5):
        self.participants, self.timeout = participants, timeout

    async def vote(self, p, tx):
        try:
            async with asyncio.timeout(self.timeout):
                return p.name, await p.prepare(tx)
        except TimeoutError:
            return p.name, Vote.LATE

    async def run(self, tx):
        votes = dict(await asyncio.gather(*[self.vote(p, tx) for p in self.participants]))
        commit = set(votes.values()) == {Vote.YES}
        await asyncio.gather(*(p.finish(tx, commit) for p in self.participants))
        return commit, {n: v.value for n, v in votes.items()}


async def main():
    a, b, c = Participant(name="a"), Participant(name="b", traits=Trait.GRUMPY), Participant(name="c", traits=Trait.SLOW | Trait.GRUMPY)
    for tx, group in enumerate([(a, b), (a, b), (a, b, c)], 1):
        print(tx, *await Coordinator(*group).run(tx))
    print(a, b.log, c.traits, ~Trait.SLOW, Trait(3), sep="\n")
    print(Participant(name="a", state="aborted") == a, list(Trait), Trait.SLOW.name, bool(Trait.NONE))
    try:
        Participant("positional")
    except TypeError as e:
        print(e)


asyncio.run(main())
