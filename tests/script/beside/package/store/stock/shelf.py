from ..orders import Order


def take(number):
    return Order(number)
