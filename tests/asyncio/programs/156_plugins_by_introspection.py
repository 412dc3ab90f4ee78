import asyncio
import sys
from types import SimpleNamespace

PLUGINS = {}


def plugin(name=None, *, order=9):
    if isinstance(name, type):            # used without parentheses
        return plugin()(name)

    def register(cls):
        PLUGINS[name or cls.__name__] = SimpleNamespace(cls=cls, order=order, calls=0)
        return cls
    return register


@plugin("shout", order=2)
class Upper:
    async def __call__(self, text):
        await asyncio.sleep(0.01)
        return text.upper()


@plugin(order=1)
class Trim:
    async def __call__(self, text):
        return " ".join(text.split())


@plugin
class Exclaim:
    suffix = "!"

    async def __call__(self, text):
        return text + self.suffix


class Pipeline:
    def __init__(self, **options):
        self.steps = []
        for name, entry in sorted(PLUGINS.items(), key=lambda kv: kv[1].order):
            made = entry.cls()
            for key, value in options.get(name, {}).items():
                if not hasattr(made, key):
                    raise AttributeError(f"{name} has no option {key}")
                setattr(made, key, value)
            self.steps.append((name, made))

    async def run(self, text):
        for name, step in self.steps:
            text = await step(text)
            PLUGINS[name].calls += 1
        return text


async def main():
    print(await Pipeline().run("  guten   tag "), await Pipeline(Exclaim={"suffix": "?"}).run("ça va"))
    print({n: e.calls for n, e in PLUGINS.items()}, PLUGINS["Trim"].cls is Trim, SimpleNamespace(a=1, b="x"))
    try:
        Pipeline(shout={"volume": 11})
    except AttributeError as e:
        sys.exit(f"config: {e}")


asyncio.run(main())
