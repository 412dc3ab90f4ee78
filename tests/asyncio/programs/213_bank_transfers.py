import asyncio
from contextlib import asynccontextmanager, AsyncExitStack


class InsufficientFunds(Exception):
    def __init__(self, account, needed):
        self.account = account
        self.needed = needed
        super().__init__(f"{account.owner} needs {needed:,.2f} more")


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.lock = asyncio.Lock()

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(self, -value)
        self._balance = value

    def __repr__(self):
        return f"Account({self.owner!r}, {self._balance})"

    def __lt__(self, other):
        return self.owner < other.owner


@asynccontextmanager
async def locked(*accounts):
    async with AsyncExitStack() as stack:
        for account in sorted(accounts):
            await stack.enter_async_context(account.lock)
        yield accounts


async def transfer(source, target, amount):
    async with locked(source, target):
        await asyncio.sleep(0.01)
        source.balance -= amount
        target.balance += amount
        print(f"{source.owner} -> {target.owner}: {amount}")


async def main():
    a, b, c = Account("ann", 100), Account("bob", 50), Account("cy")
    jobs = [transfer(a, b, 30), transfer(b, a, 60), transfer(b, c, 20), transfer(c, a, 500), transfer(a, c, 1)]
    for result in await asyncio.gather(*jobs, return_exceptions=True):
        if isinstance(result, InsufficientFunds):
            print("refused:", result, result.account)
    print(a, b, c, sum(x.balance for x in (a, b, c)))
    print(any(x.lock.locked() for x in (a, b, c)))


asyncio.run(main())
