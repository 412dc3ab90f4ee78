import asyncio

accounts = {"alice": 100, "bob": 50, "çelik": 0}
history = []


class InsufficientFunds(Exception):
    pass


async def transfer(source, target, amount, lock):
    async with lock:
        if accounts[source] < amount:
            raise InsufficientFunds(f"{source} has only {accounts[source]}, not {amount}")
        accounts[source] -= amount
        await asyncio.sleep(0.05)
        accounts[target] += amount
        history.append((source[0], target[0], amount))


async def main():
    lock = asyncio.Lock()
    orders = [("alice", "bob", 70), ("bob", "çelik", 110), ("alice", "çelik", 40), ("çelik", "alice", 5)]
    outcomes = await asyncio.gather(*(transfer(*order, lock) for order in orders), return_exceptions=True)
    for (source, target, amount), outcome in zip(orders, outcomes):
        print(f"{source:>6} -> {target:<6} {amount:>4}  {'ok' if outcome is None else outcome}")
    print(accounts, sum(accounts.values()) == 150)
    print(history[::-1])
    del accounts["bob"]
    print("bob" in accounts, accounts.pop("dora", "no dora"))


asyncio.run(main())
