import asyncio


class Typed:
    def __init__(self, kind, *, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): obj.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, obj, owner): return "from descriptor" if obj else owner.__name__


class Temp:
    c = Typed((int, float) if False else float, default=0.0)
    nd = NonData()
    def __init__(self, c=0.0): self.c = c
    @property
    def f(self): "fahrenheit"; return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): del self.c


class Sub(Temp):
    @property
    def f(self): return round(super().f)
    @Temp.f.getter
    def g(self): return -1


class classproperty:
    def __init__(self, fn): self.fn = fn
    def __get__(self, obj, owner): return self.fn(owner)


class Registry:
    items = {}
    @classproperty
    def size(cls): return len(cls.items)
    def __class_getitem__(cls, key): return cls.items.setdefault(key, f"<{key}>")
    def __init_subclass__(cls, **kw): cls.items = dict(Registry.items); super().__init_subclass__(**kw)


async def main():
    t = Temp(100.0)
    t.f = 212
    print(t.c, t.f, Temp.f.__doc__, Temp.nd, t.nd, Temp.c.name)
    t.__dict__["nd"] = "shadow"
    print(t.nd)
    del t.f
    print(t.c, vars(t))
    for fn in (lambda: setattr(t, "c", "hot"), lambda: setattr(Sub(), "f", 1), lambda: Temp().zzz, lambda: delattr(t, "q"), lambda: setattr(Registry, "x", 1) or Registry.x.y):
        try: fn()
        except (TypeError, AttributeError) as e: print(type(e).__name__, e)
    s = Sub(37.04)
    print(s.f, s.g, isinstance(Temp.__dict__["f"], property), Registry["a"], Registry.size)
    class R2(Registry): pass
    R2["b"]
    print(R2.size, Registry.size, R2.items)
    print(Temp.f.fget(t), callable(Temp.f.fset))
    m = t.__init__
    m(5.0)
    print(t.c, m.__name__, Temp.__init__.__qualname__, type(t).__dict__.keys() >= {"f", "c"})
asyncio.run(main())
