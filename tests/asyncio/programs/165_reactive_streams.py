import asyncio


class Stream:
    def __init__(self):
        self._subscribers, self._closed = [], asyncio.Event()

    def subscribe(self, fn):
        self._subscribers.append(fn)
        return self

    def push(self, value):
        for fn in self._subscribers:
            fn(value)

    def __rshift__(self, operator):
        return operator(self)

    async def last(self):
        values = [None]
        self.subscribe(values.append)
        await self._closed.wait()
        return values[-1]


def operator(make):
    def configure(*args, **kwargs):
        def attach(source):
            out = Stream()
            out._closed = source._closed
            source.subscribe(make(out.push, *args, **kwargs))
            return out
        return attach
    return configure


@operator
def kept(push, predicate):
    return lambda v: predicate(v) and push(v)


@operator
def scanned(push, f, start):
    total = start

    def on_value(v):
        nonlocal total
        total = f(total, v)
        push(total)
    return on_value


async def keyboard(stream, keys):
    for k in keys:
        await asyncio.sleep(0.1)
        stream.push(k)
    stream._closed.set()


async def main():
    keys = Stream()
    sums = keys >> kept(str.isdigit) >> scanned(lambda a, b: a + int(b), 0)
    sums.subscribe(lambda s: print("sum", s))
    words = keys >> kept(str.isalpha) >> scanned(str.__add__, "")
    print(await asyncio.gather(sums.last(), words.last(), keyboard(keys, "a1b22!c")))


asyncio.run(main())
