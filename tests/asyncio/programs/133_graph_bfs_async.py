import asyncio
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Graph:
    edges: dict[str, list[str]]
    visits: list[str] = field(default_factory=list)

    async def neighbours(self, node):
        await asyncio.sleep(0.01 * len(node))
        self.visits.append(node)
        return self.edges.get(node, [])

    async def shortest(self, start, goal):
        queue, seen = deque([[start]]), {start}
        while queue:
            path = queue.popleft()
            if path[-1] == goal:
                return path
            for n in await self.neighbours(path[-1]):
                if n not in seen:
                    seen.add(n)
                    queue.append(path + [n])
        return None

    async def depth(self, node):
        below = await asyncio.gather(*map(self.depth, self.edges.get(node, [])))
        return 1 + max(below, default=0)

    async def walk(self, node):
        yield node
        for n in await self.neighbours(node):
            async for deeper in self.walk(n):
                yield deeper


async def main():
    g = Graph({"Wien": ["Linz", "Graz"], "Linz": ["Salzburg"], "Graz": ["Villach"], "Villach": ["Salzburg", "Udine"], "Salzburg": ["München"]})
    print(await g.shortest("Wien", "Udine"), await g.shortest("Udine", "Wien"))
    print(len(g.visits), await g.depth("Wien"), [n async for n in g.walk("Graz")])
    order = sorted({n for ns in g.edges.values() for n in ns}, key=lambda n: (len(n), n))
    print(order, {n: len(g.edges.get(n, ())) for n in order if n in g.edges})
    first = await asyncio.wait([asyncio.create_task(g.shortest("Wien", x), name=x) for x in ("München", "Linz")], return_when="FIRST_COMPLETED")
    print([t.get_name() for t in first[0]], [t.cancel() for t in first[1]])


asyncio.run(main())
