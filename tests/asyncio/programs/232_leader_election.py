import asyncio
from functools import total_ordering


@total_ordering
class Node:
    nodes = []

    def __init__(self, ident):
        self.ident = ident
        self.alive = True
        self.leader = None
        Node.nodes.append(self)

    def __eq__(self, other):
        if not isinstance(other, Node):
            return NotImplemented
        return self.ident == other.ident

    def __lt__(self, other):
        return self.ident < other.ident

    def __hash__(self):
        return hash(self.ident)

    def __repr__(self):
        return f"N{self.ident}"

    async def elect(self):
        print(self, "starts an election")
        higher = [n for n in self.nodes if n > self]
        answers = await asyncio.gather(*(n.answer() for n in higher))
        if not any(answers):
            await asyncio.gather(*(n.accept(self) for n in self.nodes if n.alive))
        else:
            candidate = max(n for n, ok in zip(higher, answers) if ok)
            await candidate.elect()

    async def answer(self):
        try:
            async with asyncio.timeout(0.3):
                await asyncio.sleep(0.1 if self.alive else 10)
                return True
        except TimeoutError:
            return False

    async def accept(self, leader):
        await asyncio.sleep(0.01)
        self.leader = leader


async def main():
    for i in (3, 1, 4, 5, 2):
        Node(i)
    await min(Node.nodes).elect()
    print({n: n.leader for n in sorted(Node.nodes)})
    max(Node.nodes).alive = False
    await Node.nodes[0].elect()
    print([n.leader for n in Node.nodes], Node.nodes[0] >= Node.nodes[1], Node.nodes[0] != Node.nodes[1], Node(1) == 1)


asyncio.run(main())
