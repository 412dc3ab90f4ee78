import asyncio


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, *values):
        self.head = None
        for v in reversed(values):
            self.head = Node(v, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __aiter__(self):
        return Walker(self.head)

    def __repr__(self):
        return "LinkedList(" + " -> ".join(map(repr, self)) + ")"

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self


class Walker:
    def __init__(self, node, pace=0.1):
        self.node, self.pace = node, pace

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.node is None:
            raise StopAsyncIteration
        await asyncio.sleep(self.pace)
        value, self.node = self.node.value, self.node.next
        return value


async def main():
    numbers = LinkedList(3, 1, 2)
    async for n in numbers:
        print(n, end=" ")
    else:
        print("end")
    print(numbers, list(numbers), max(numbers), 2 in numbers, sorted(numbers.reverse()), [*numbers])
    walker = aiter(numbers)
    print(await anext(walker), [x async for x in walker], await anext(walker, "gone"), str(LinkedList()))
    a, *b = LinkedList("x", "y", "z")
    print(a, b, dict(enumerate(LinkedList(None))), [(x, y) async for x in LinkedList(1, 2) for y in "ab" if x > 1])


asyncio.run(main())
