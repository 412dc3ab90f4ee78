import asyncio
from dataclasses import dataclass

print("orders", __name__)


@dataclass
class Order:
    number: int


def make(number):
    return Order(number)


async def deliver(order):
    await asyncio.sleep(order.number)
    return order
