# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""graphlib; what it does is CPython's, how it does it is not."""


class CycleError(ValueError):
    pass


class _Node:
    def __init__(self, node):
        self.node, self.before, self.successors = node, 0, []


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes, self._ready, self._out, self._finished = {}, None, 0, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _of(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._of(node)
        info.before += len(predecessors)
        for each in predecessors:
            self._of(each).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [each.node for each in self._nodes.values() if each.before == 0]
        circle = self._circle()
        if circle:
            raise CycleError("nodes are in a cycle", circle)

    def _circle(self):
        stack, ways, seen, places = [], [], set(), {}
        for node in self._nodes:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in places:
                        return stack[places[node]:] + [node]
                else:
                    seen.add(node)
                    ways.append(iter(self._nodes[node].successors))
                    places[node] = len(stack)
                    stack.append(node)
                found = False
                while stack:
                    following = next(ways[-1], ways)
                    if following is not ways:
                        node, found = following, True
                        break
                    del places[stack.pop()]
                    ways.pop()
                if not found:
                    break
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        for each in ready:
            self._nodes[each].before = -1
        self._ready.clear()
        self._out += len(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.before >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if info.before == -2:
                raise ValueError(f"node {node!r} was already marked done")
            info.before = -2
            for each in info.successors:
                successor = self._nodes[each]
                successor.before -= 1
                if successor.before == 0:
                    self._ready.append(each)
            self._finished += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)
