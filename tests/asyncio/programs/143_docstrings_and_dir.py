import asyncio
import inspect


class Greeter:
    """Greets people.

        In many languages.
    """

    WORDS = {"de": "Hallo", "eo": "Saluton", "is": "Halló"}

    async def greet(self, name, language="de"):
        """Says hello.

        After a pause.
        """
        await asyncio.sleep(0.1)
        return f"{self.WORDS[language]}, {name}!"

    def _secret(self):
        return None


async def main():
    g = Greeter()
    print(await g.greet("Ísold", language="is"))
    print(repr(Greeter.__doc__))
    print(repr(Greeter.greet.__doc__))
    print(inspect.getdoc(Greeter), inspect.cleandoc("  a\n    b"), sep=" # ")
    print([n for n in dir(g) if not n.startswith("__")], Greeter._secret.__doc__, main.__name__, g.greet.__qualname__)
    print(inspect.signature(g.greet), [p.name for p in inspect.signature(Greeter.greet).parameters.values()])
    coro = g.greet("x")
    print(inspect.iscoroutine(coro), inspect.isawaitable(coro), coro.cr_frame is not None, type(coro).__name__)
    coro.close()
    print(Greeter.__module__, Greeter.__name__, Greeter.greet.__defaults__, hasattr(g, "WORDS"))


asyncio.run(main())
