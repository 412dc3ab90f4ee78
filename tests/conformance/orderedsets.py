# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets of asyncio that go round in the order of insertion, which for tasks is that of creation.

asyncio.wait(), as_completed(), all_tasks() and TaskGroup go round in sets of tasks, whose order comes from the tasks'
addresses and so from nowhere.

    with loading_ordered_sets(): importlib.import_module("asyncio")
"""

import ast
import collections.abc
import contextlib
import importlib.abc
import importlib.util
import sys

SET_MODULES = ("asyncio.tasks", "asyncio.taskgroups", "concurrent.futures._base")


class OrderedSet(collections.abc.MutableSet):
    """A set that goes round in the order of insertion."""

    def __init__(self, elements=()):
        self._elements = dict.fromkeys(elements)

    def __contains__(self, element):
        return element in self._elements

    def __iter__(self):
        return iter(self._elements)

    def __len__(self):
        return len(self._elements)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}"

    def add(self, element):
        self._elements[element] = None

    def update(self, elements):
        self._elements.update(dict.fromkeys(elements))

    def discard(self, element):
        self._elements.pop(element, None)


class _OrderSets(ast.NodeTransformer):
    """Writes OrderedSet where a module makes sets."""

    def visit_Name(self, node):
        return ast.copy_location(ast.Name("OrderedSet", node.ctx), node) if node.id == "set" else node

    def visit_SetComp(self, node):
        self.generic_visit(node)
        elements = ast.GeneratorExp(node.elt, node.generators)
        return ast.copy_location(ast.Call(ast.Name("OrderedSet", ast.Load()), [elements], []), node)


class _OrderedLoader(importlib.abc.InspectLoader):
    """Loads a module with its sets in order."""

    def __init__(self, path):
        self._path = path

    def get_source(self, fullname):
        with open(self._path, encoding="utf-8") as file:
            return file.read()

    def source_to_code(self, data, path="<string>"):
        tree = ast.fix_missing_locations(_OrderSets().visit(ast.parse(data)))
        return compile(tree, self._path, "exec")

    def exec_module(self, module):
        module.OrderedSet = OrderedSet
        super().exec_module(module)


class _OrderedFinder(importlib.abc.MetaPathFinder):
    """Finds the modules of asyncio that make sets of tasks."""

    def find_spec(self, fullname, path, target=None):
        if fullname not in SET_MODULES:
            return None
        file = f"{path[0]}/{fullname.rpartition('.')[2]}.py"
        return importlib.util.spec_from_file_location(fullname, file, loader=_OrderedLoader(file))


@contextlib.contextmanager
def loading_ordered_sets():
    """What is imported of asyncio while this lasts keeps its sets of tasks in order."""
    finder = _OrderedFinder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
