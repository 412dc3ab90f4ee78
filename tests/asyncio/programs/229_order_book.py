import asyncio
import bisect
import operator
from dataclasses import dataclass, field, asdict, replace
from itertools import count, groupby

ids = count(1)


@dataclass(slots=True)
class Order:
    side: str
    price: float
    qty: int
    id: int = field(default_factory=lambda: next(ids))

    def __post_init__(self):
        if self.qty <= 0:
            raise ValueError("quantity must be positive")


class Book:
    def __init__(self):
        self.bids, self.asks, self.trades = [], [], []

    def add(self, order):
        opposite = self.asks if order.side == "buy" else self.bids
        crosses = operator.ge if order.side == "buy" else operator.le
        while order.qty and opposite and crosses(order.price, opposite[0].price):
            best = opposite[0]
            n = min(best.qty, order.qty)
            self.trades.append((order.id, best.id, best.price, n))
            best.qty -= n
            order.qty -= n
            if not best.qty:
                opposite.pop(0)
        if order.qty:
            own = self.bids if order.side == "buy" else self.asks
            key = (lambda o: (-o.price, o.id)) if order.side == "buy" else (lambda o: (o.price, o.id))
            bisect.insort(own, order, key=key)


async def trader(book, orders, pause):
    for side, price, qty in orders:
        await asyncio.sleep(pause)
        book.add(Order(side, price, qty))


async def main():
    book = Book()
    await asyncio.gather(
        trader(book, [("buy", 10.0, 5), ("buy", 10.5, 2), ("sell", 11, 4)], 0.1),
        trader(book, [("sell", 10.2, 3), ("sell", 9.9, 6)], 0.15))
    for t in book.trades:
        print("trade #%d x #%d at %.2f: %d" % t)
    print([asdict(o) for o in book.bids], book.asks)
    o = Order("buy", 1, 1)
    print(replace(o, qty=7), o == replace(o, qty=1))
    try:
        Order("buy", 1, 0)
    except ValueError as e:
        print(e)
    for price, group in groupby(sorted(book.trades, key=operator.itemgetter(2)), key=operator.itemgetter(2)):
        print(price, [g[3] for g in group])


asyncio.run(main())
