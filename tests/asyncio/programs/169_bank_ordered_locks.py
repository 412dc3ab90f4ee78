import asyncio
import logging
from collections import Counter

logging.basicConfig(level=logging.DEBUG)
log = logging.getLogger("bank")


class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance, self.lock = owner, balance, asyncio.Lock()

    def __repr__(self):
        return f"{self.owner}:{self.balance}"


class Locks:
    """Takes several locks, in the given order or a fixed one."""

    def __init__(self, *accounts, ordered):
        self.accounts = sorted(accounts, key=lambda a: a.owner) if ordered else accounts

    async def __aenter__(self):
        self.held = []
        try:
            for a in self.accounts:
                await a.lock.acquire()
                self.held.append(a)
                await asyncio.sleep(0.05)
        except asyncio.CancelledError:
            self._release()
            raise

    async def __aexit__(self, *exc):
        self._release()

    def _release(self):
        while self.held:
            self.held.pop().lock.release()


async def transfer(source, target, amount, ordered, outcomes):
    try:
        async with asyncio.timeout(0.4), Locks(source, target, ordered=ordered):
            if source.balance < amount:
                outcomes["refused"] += 1
                return
            source.balance -= amount
            await asyncio.sleep(0.01)
            target.balance += amount
            outcomes["done"] += 1
    except TimeoutError:
        log.warning("%s -> %s timed out", source, target)
        outcomes["timed out"] += 1


async def main():
    for ordered in (False, True):
        ana, ben, cem = Account("Ana", 100), Account("Ben", 50), Account("Cem", 0)
        outcomes = Counter()
        orders = [(ana, ben, 30), (ben, cem, 60), (cem, ana, 10)]
        await asyncio.gather(*(transfer(*order, ordered, outcomes) for order in orders))
        print("ordered" if ordered else "as given", [ana, ben, cem], dict(sorted(outcomes.items())), sum(a.balance for a in (ana, ben, cem)))
        print("  any lock left:", any(a.lock.locked() for a in (ana, ben, cem)))


asyncio.run(main())
