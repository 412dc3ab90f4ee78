import asyncio


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, None)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, not {value}")
        setattr(obj, self.name, value)


class Plugin:
    plugins = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins[key or cls.__name__.lower()] = cls


class Meta(type):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        cls.made = getattr(cls, "made", 0) + 1
        return made

    def __len__(cls):
        return getattr(cls, "made", 0)


class Tank(Plugin, metaclass=Meta):
    volume = Positive()
    flow = Positive()

    def __init__(self, volume, flow):
        self.volume, self.flow = volume, flow

    async def fill(self):
        await asyncio.sleep(self.volume / self.flow)
        return self.volume


class SmallTank(Tank, key="small"):
    def __init__(self):
        super().__init__(1, 10)


async def main():
    print(Plugin.plugins["small"].__name__, list(Plugin.plugins), type(Tank).__name__, type(Tank.volume).__name__)
    tanks = [Tank(5, 20), SmallTank(), SmallTank()]
    print(await asyncio.gather(*(t.fill() for t in tanks)), len(Tank), len(SmallTank), vars(tanks[1]))
    for volume in (0, -2):
        try:
            Tank(volume, 1)
        except ValueError as e:
            print(e, len(Tank))
    Box = type("Box", (), {"size": 3, "double": lambda self: self.size * 2})
    print(Box().double(), Box.__name__, isinstance(Box, type), callable(Box()), Box.__mro__)


asyncio.run(main())
