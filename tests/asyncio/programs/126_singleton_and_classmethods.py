import asyncio


class Registry:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.items = {}
        return cls._instance

    def __getattr__(self, name):
        if name.startswith("get_"):
            return self.items.get(name[4:], f"no {name[4:]}")
        raise AttributeError(name)

    def __setitem__(self, key, value):
        self.items[key] = value

    def __contains__(self, key):
        return key in self.items


class Server:
    instances = []

    def __init__(self, port):
        self.port = port
        self.instances.append(self)

    @classmethod
    async def create(cls, port):
        self = cls(port)
        await self._warm_up(port % 10 / 10)
        return self

    @staticmethod
    async def _warm_up(seconds):
        await asyncio.sleep(seconds)

    def __repr__(self):
        return f"{type(self).__name__}({self.port})"


class TlsServer(Server):
    instances = []

    def __init__(self, port, *, cert="self-signed"):
        super().__init__(port)
        self.cert = cert


async def main():
    print(Registry() is Registry(), await Server.create(8001), await TlsServer.create(8443))
    for cls in (Server, TlsServer):
        Registry()[cls.__name__] = await asyncio.gather(*(cls.create(9000 + i) for i in (3, 1)))
    print(Registry().get_Server, Registry().get_Other, "TlsServer" in Registry(), Server.instances, TlsServer.instances)
    try:
        Registry().missing
    except AttributeError as e:
        print("AttributeError", e)
    print(getattr(Registry(), "missing", "default"), hasattr(Server, "create"), Server.create.__func__.__name__, TlsServer(1).cert)


asyncio.run(main())
