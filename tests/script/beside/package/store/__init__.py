print("store begins")
from .orders import Order
from .prices import *
from . import stock


def total(orders):
    return sum(order.number * PRICE for order in orders)


print("store ends", sorted(name for name in globals() if not name.startswith("_")))
