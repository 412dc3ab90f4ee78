import asyncio

import store.orders
import store.stock.shelf as shelf
from store import Order, total
from store.orders import make
from store import orders, stock

print(store.__name__, store.orders is orders, shelf.__name__, stock.__name__)
print(store.__package__, orders.__package__, shelf.__package__, repr(__package__))
print(Order(3), total([make(2), make(5)]), Order.__module__, repr(Order))


async def main():
    print(await asyncio.gather(*(orders.deliver(shelf.take(n)) for n in range(3))))


asyncio.run(main())
