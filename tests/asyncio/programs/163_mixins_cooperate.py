import asyncio


class Base:
    def __init__(self, **kwargs):
        if kwargs:
            raise TypeError(f"left over: {sorted(kwargs)}")

    async def start(self):
        print("base started")
        return []


class Logged(Base):
    def __init__(self, *, log=None, **kwargs):
        super().__init__(**kwargs)
        self.log = log or []

    async def start(self):
        self.log.append("before")
        parts = await super().start()
        self.log.append("after")
        return parts + ["log"]


class Delayed(Base):
    def __init__(self, *, delay=0.1, **kwargs):
        super().__init__(**kwargs)
        self.delay = delay

    async def start(self):
        print(await asyncio.sleep(self.delay, f"delayed by {self.delay}"))
        return await super().start() + ["delay"]


class Retried:
    async def start(self):
        for n in range(3):
            try:
                return await super().start() + [f"try {n}"]
            except ConnectionError as e:
                print("retry after", e)


class Flaky(Base):
    left = 2

    async def start(self):
        if type(self).left:
            type(self).left -= 1
            raise ConnectionError(self.left + 1)
        return await super().start() + ["flaky"]


class Service(Retried, Logged, Delayed, Flaky):
    pass


async def main():
    s = Service(delay=0.2)
    print(await s.start(), s.log, Flaky.left, Service.left)
    print(" > ".join(c.__name__ for c in Service.__mro__))
    try:
        Service(colour=1, delay=2, size=3)
    except TypeError as e:
        print(e)
    print(Service.start.__qualname__, super(Logged, s).start.__qualname__, isinstance(s, Retried))


asyncio.run(main())
