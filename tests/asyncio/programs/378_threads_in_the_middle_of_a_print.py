# Worker threads that sleep inside of what print(), sorted() and a dict call.
import asyncio
import time


class Slow:
    @property
    def name(self):
        time.sleep(1)
        return "name"

    def __repr__(self):
        time.sleep(1.25)
        return "Slow"

    def __eq__(self, other):
        time.sleep(1)
        return True

    def __hash__(self):
        time.sleep(0.5)
        return 1

    def __lt__(self, other):
        time.sleep(1)
        return False

    def __iter__(self):
        for i in range(3):
            time.sleep(0.25)
            yield i


class Quick:
    def __init__(self, number):
        self.number = number

    def __str__(self):
        time.sleep(0.1 * self.number)
        print("inside", self.number)
        return "quick"


def work(number):
    time.sleep(number / 16)
    slow = Slow()
    print(number, slow.name, slow, slow == 1, {slow: 1}, sorted([slow, slow]), sum(slow), list(slow), f"{slow!r}", max(slow))
    print("now", Quick(number), number)
    return number


async def main():
    print(await asyncio.gather(*(asyncio.to_thread(work, number) for number in range(3))))
    loop = asyncio.get_running_loop()
    print("main", Quick(3), loop.time())


asyncio.run(main())
