import asyncio
import copy
import gc
import weakref


class Tree:
    def __init__(self, value, *children):
        self.value, self.children, self._parent = value, list(children), None
        for child in children:
            child._parent = weakref.ref(self)

    @property
    def parent(self):
        return self._parent() if self._parent else None

    @property
    def depth(self):
        return 0 if self.parent is None else self.parent.depth + 1

    async def total(self):
        await asyncio.sleep(0.05)
        return self.value + sum(await asyncio.gather(*(c.total() for c in self.children)))

    def __iter__(self):
        yield self
        for c in self.children:
            yield from c

    def __getstate__(self):
        return {"value": self.value, "children": self.children, "_parent": None}

    def __del__(self):
        dropped.append(self.value)


dropped = []


async def main():
    leaf = Tree(5)
    root = Tree(1, Tree(2, leaf, Tree(4)), Tree(3))
    print(await root.total(), [t.value for t in root], leaf.depth, leaf.parent.value)
    shallow, deep = copy.copy([root]), copy.deepcopy(root)
    deep.children[0].value = 20
    print(shallow[0] is root, await deep.total(), await root.total(), deep.children[0].parent)
    del deep
    gc.collect()
    print("dropped:", sorted(dropped))
    a = [1, [2, 3]]
    b, c = list(a), copy.deepcopy(a)
    a[1].append(4)
    print(a, b, c, a[1] is b[1])
    loop_list = [1]
    loop_list.append(loop_list)
    d = {"self": None}
    d["self"] = d
    print(loop_list, d, loop_list[1][1][0])


asyncio.run(main())
