import asyncio


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[key or cls.__name__.lower()] = cls

    async def run(self, data):
        raise NotImplementedError


class Upper(Plugin):
    async def run(self, data):
        await asyncio.sleep(0.1)
        return data.upper()


class Reverse(Plugin, key="rev"):
    async def run(self, data):
        await asyncio.sleep(0.05)
        return data[::-1]


class Config(metaclass=Singleton):
    def __init__(self, value=0):
        print("config made with", value)
        self.value = value

    def __getattr__(self, name):
        if name.startswith("opt_"):
            return name[4:]
        raise AttributeError(f"no option {name}")


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, objtype=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, value)


class Point:
    x = Typed(int)
    y = Typed(int)

    def __init__(self, x, y):
        self.x, self.y = x, y


async def main():
    print(Config(3) is Config(4), Config().value, Config().opt_debug)
    try:
        Config().other
    except AttributeError as e:
        print(e)
    data = "pipeline"
    for key, plugin in Plugin.registry.items():
        print(key, await plugin().run(data))
    try:
        await Plugin().run("x")
    except NotImplementedError as e:
        print("not implemented", e.args)
    p = Point(1, 2)
    try:
        p.x = "a"
    except TypeError as e:
        print(e)
    print(p.x + p.y, vars(p), type(Config).__name__, [c.__name__ for c in Plugin.__subclasses__()])


asyncio.run(main())
