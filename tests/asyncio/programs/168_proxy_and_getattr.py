import asyncio
from functools import partial, singledispatchmethod


class Remote:
    """Every call becomes a message."""

    def __init__(self, send, path=()):
        self._send, self._path = send, path

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Remote(self._send, (*self._path, name))

    def __getitem__(self, key):
        return Remote(self._send, (*self._path, f"[{key!r}]"))

    async def __call__(self, *args, **kwargs):
        return await self._send(".".join(self._path), args, kwargs)


class Backend:
    def __init__(self):
        self.calls = []

    async def receive(self, path, args, kwargs):
        self.calls.append(path)
        await asyncio.sleep(0.02 * len(path))
        handler = getattr(self, "rpc_" + path.replace(".", "_"), None)
        if handler is None:
            raise AttributeError(f"no method {path}")
        return handler(*args, **kwargs)

    def rpc_math_add(self, *numbers, scale=1):
        return sum(numbers) * scale

    @singledispatchmethod
    def rpc_show(self, value):
        return f"<{value}>"

    @rpc_show.register
    def _(self, value: int):
        return f"#{value}"

    @rpc_show.register
    def _(self, value: list):
        return [self.rpc_show(v) for v in value]


async def main():
    backend = Backend()
    api = Remote(backend.receive)
    print(await api.math.add(1, 2, 3), await api.math.add(1.5, scale=2), await api.show([1, "x", [2]]))
    results = await asyncio.gather(api.users["bob"].delete(), api.math.add("a"), api.show(None), return_exceptions=True)
    print(*map(repr, results), sep="\n")
    print(backend.calls, hasattr(api, "anything"), hasattr(api, "__len__"))
    add_ten = partial(api.math.add, 10)
    print(await asyncio.gather(*(add_ten(i) for i in range(3))))
    try:
        len(api)
    except TypeError as e:
        print(e)


asyncio.run(main())
