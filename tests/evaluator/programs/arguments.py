def report(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


def plain(a, b): return a, b
def defaults(a, b=2, c=3): return a, b, c
def rest(a, *args): return a, args
def names(a, **kwargs): return a, kwargs
def only(a, *, k, m=5): return a, k, m
def positional(a, b, /, c, *, d=4): return a, b, c, d
def everything(a, b=2, /, c=3, *args, d, e=5, **rest): return a, b, c, args, d, e, rest


report(lambda: plain(1, 2))
report(lambda: plain(b=1, a=2))
report(lambda: plain())
report(lambda: plain(1))
report(lambda: plain(1, 2, 3))
report(lambda: plain(1, a=2))
report(lambda: plain(1, z=2))
report(lambda: plain(1, 2, z=2))
report(lambda: defaults(1))
report(lambda: defaults())
report(lambda: defaults(1, 2, 3, 4))
report(lambda: defaults(1, c=9))
report(lambda: rest(1, 2, 3))
report(lambda: rest())
report(lambda: names(1, x=2, y=3))
report(lambda: names(x=2))
report(lambda: only(1, k=2))
report(lambda: only(1))
report(lambda: only(1, 2))
report(lambda: only(1, 2, k=3))
report(lambda: only())
report(lambda: positional(1, 2, 3))
report(lambda: positional(1, 2, c=3, d=9))
report(lambda: positional(1, b=2, c=3))
report(lambda: positional(a=1, b=2, c=3))
report(lambda: everything(1, d=2))
report(lambda: everything(1, 2, 3, 4, 5, d=6, f=7, g=8))
report(lambda: everything(1, c=3))
report(lambda: plain(*[1, 2]))
report(lambda: plain(*[1], **{"b": 2}))
report(lambda: plain(*[1, 2, 3]))
report(lambda: plain(1, **{"a": 2}))
report(lambda: plain(a=1, **{"a": 2}))
report(lambda: plain(*5))
report(lambda: plain(**5))
report(lambda: plain(**{1: 2}))
report(lambda: len(*5))
report(lambda: len(1, 2))
report(lambda: (lambda x, y=1, *z: (x, y, z))(1, 2, 3, 4))
report(lambda: (lambda: 1)(2))
report(lambda: 5())
report(lambda: "text"(1))


class Thing:
    def method(self, a, b=1):
        return a, b

    @classmethod
    def of_class(cls, a):
        return cls.__name__, a

    @staticmethod
    def free(a):
        return a


thing = Thing()
report(lambda: thing.method(1))
report(lambda: thing.method())
report(lambda: thing.method(1, 2, 3))
report(lambda: Thing.method(thing, 4))
report(lambda: Thing.method())
report(lambda: thing.of_class(1))
report(lambda: Thing.of_class())
report(lambda: Thing.free(2))
report(lambda: thing.free(1, 2))
report(lambda: Thing(1))


def mutable(item, into=[]):
    into.append(item)
    return into


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)


def counted(n=lambda: 3, *, flag: bool = True, **other: int) -> str:
    "Counts."
    return n()


print(counted(), counted.__doc__, counted.__name__, counted.__qualname__, counted.__kwdefaults__)
print(counted.__annotations__)
