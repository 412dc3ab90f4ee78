import asyncio


def coroutine(func):
    def start(*args, **kwargs):
        gen = func(*args, **kwargs)
        next(gen)
        return gen
    return start


@coroutine
def averager():
    total, n, avg = 0, 0, None
    while True:
        try:
            value = yield avg
        except ValueError:
            total = n = 0
            avg = None
            continue
        total += value
        n += 1
        avg = total / n


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item
    return "end"


def delegate():
    result = yield from flatten([1, [2, (3, [4])]])
    print("inner returned", result)
    yield 5


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


async def main():
    avg = averager()
    print(avg.send(10), avg.send(20), avg.send(60))
    print(avg.throw(ValueError))
    print(avg.send(7))
    avg.close()
    try:
        avg.send(1)
    except StopIteration:
        print("closed")
    print(list(delegate()))
    tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
    print(*tree, 3 in tree, sum(tree), sorted(tree, reverse=True))
    for x in tree:
        await asyncio.sleep(x / 10)
    gen = (n * n for n in range(5) if n % 2)
    print(next(gen), next(gen), next(gen, "none"))


asyncio.run(main())
