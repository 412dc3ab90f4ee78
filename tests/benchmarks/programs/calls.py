"""Calls: recursion, keyword arguments and defaults, closures, methods, generators, exceptions."""


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount, *, fee=1):
        if amount + fee > self.balance:
            raise ValueError("too little")
        self.balance -= amount + fee
        return self.balance


def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


def counter(step=1):
    value = 0

    def count():
        nonlocal value
        value += step
        return value

    return count


def squares(limit):
    for number in range(limit):
        yield number * number


def refused():
    account = Account(20_000)
    failures = 0
    for number in range(30_000):
        try:
            account.withdraw(number % 3, fee=0 if number % 2 else 1)
        except ValueError:
            failures += 1
    return failures


count = counter(step=2)
for _ in range(50_000):
    count()
assert (fibonacci(20), count(), sum(squares(50_000)), refused()) == (6765, 100_002, 41665416675000, 13_888)
