from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import ClassVar, Iterable, Union


@dataclass(frozen=True)
class Deposited:
    amount: int


@dataclass(frozen=True)
class Withdrawn:
    amount: int
    reason: str = "cash"


Event = Union[Deposited, Withdrawn]


@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list[Event] = field(default_factory=list, repr=False)
    opened: ClassVar[int] = 0

    def __post_init__(self):
        type(self).opened += 1

    def apply(self, event: Event) -> Account:
        match event:
            case Deposited(amount=a):
                self.balance += a
            case Withdrawn(a, reason) if a <= self.balance:
                self.balance -= a
            case Withdrawn(a, reason):
                raise ValueError(f"{self.owner}: {a} for {reason} but has {self.balance}")
        self.history.append(event)
        return self

    @classmethod
    def replay(cls, owner: str, events: Iterable[Event]) -> Account:
        account = cls(owner)
        for event in events:
            account.apply(event)
        return account


async def feed(account: Account, events: list[Event], pace: float) -> Account:
    for event in events:
        await asyncio.sleep(pace)
        account.apply(event)
    return account


async def main() -> None:
    account = Account("Nerea")
    results = await asyncio.gather(
        feed(account, [Deposited(100), Deposited(50)], 0.1),
        feed(account, [Withdrawn(30), Withdrawn(500, "a boat")], 0.15),
        return_exceptions=True)
    print(results[0] is account, results[1])
    print(account, account.history[-1], Account.replay("copy", account.history).balance, Account.opened)
    print(Deposited(1) == Deposited(1), hash(Deposited(1)) == hash(Deposited(1)), Withdrawn(1) == Deposited(1))


asyncio.run(main())
