import asyncio
from abc import ABCMeta, abstractmethod
from copy import copy, deepcopy


class Command(metaclass=ABCMeta):
    @abstractmethod
    async def execute(self, doc): pass

    @abstractmethod
    async def undo(self, doc): pass

    @property
    @abstractmethod
    def label(self): pass


class Insert(Command):
    def __init__(self, at, text):
        self.at, self.text = at, text

    label = property(lambda self: f"insert {self.text!r}")

    async def execute(self, doc):
        await asyncio.sleep(0.01 * len(self.text))
        doc.text = doc.text[:self.at] + self.text + doc.text[self.at:]

    async def undo(self, doc):
        doc.text = doc.text[:self.at] + doc.text[self.at + len(self.text):]


class Macro(Command):
    def __init__(self, *commands):
        self.commands = list(commands)

    @property
    def label(self):
        return " + ".join(c.label for c in self.commands)

    async def execute(self, doc):
        for c in self.commands:
            await c.execute(doc)

    async def undo(self, doc):
        for c in reversed(self.commands):
            await c.undo(doc)


class Document:
    def __init__(self, text=""):
        self.text = text
        self.undo_stack, self.redo_stack = [], []

    async def run(self, command):
        await command.execute(self)
        self.undo_stack.append(command)
        self.redo_stack.clear()
        print(f"{command.label:<30} -> {self.text}")

    async def undo(self):
        if not self.undo_stack:
            return print("nothing to undo")
        command = self.undo_stack.pop()
        await command.undo(self)
        self.redo_stack.append(command)
        print(f"undo {command.label:<25} -> {self.text}")


async def main():
    doc = Document("world")
    await doc.run(Insert(0, "hello "))
    await doc.run(Macro(Insert(0, ">> "), Insert(14, "!")))
    snapshot, alias = deepcopy(doc), copy(doc)
    for _ in range(3):
        await doc.undo()
    print(snapshot.text, len(snapshot.undo_stack), len(alias.undo_stack), alias.text)

    class Half(Command):
        async def execute(self, doc): ...

    try:
        Half()
    except TypeError as e:
        print(e)


asyncio.run(main())
