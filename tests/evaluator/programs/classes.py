class Animal:
    """An animal."""
    count = 0
    kinds = []

    def __init__(self, name):
        self.name = name
        Animal.count += 1
        self.kinds.append(type(self).__name__)

    def speak(self):
        return f"{self.name} makes {self.sound()}"

    def sound(self):
        return "no sound"

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name!r})"


class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def sound(self):
        return "woof"

    def __len__(self):
        return len(self.tricks)

    def __getitem__(self, index):
        return self.tricks[index]

    def __contains__(self, trick):
        return trick in self.tricks


class Puppy(Dog):
    def sound(self):
        return super().sound() + "!"


animals = [Animal("Generic"), Dog("Rex", ["sit", "roll"]), Puppy("Bit")]
for animal in animals:
    print(animal, animal.speak(), bool(animal))
print(Animal.count, Dog.count, Animal.kinds, Animal.__doc__, Dog.__doc__)
rex = animals[1]
print(len(rex), rex[0], "sit" in rex, list(rex), rex.tricks[::-1])
print(isinstance(rex, Animal), issubclass(Puppy, (int, Animal)), type(rex).__name__, Puppy.__mro__)
print(Dog.__name__, Dog.__qualname__, Dog.__bases__, rex.__class__, vars(rex), rex.__dict__)
print(hasattr(rex, "name"), getattr(rex, "age", "unknown"))
try:
    rex.age
except AttributeError as error:
    print(error)
try:
    Dog.missing
except AttributeError as error:
    print(error)
setattr(rex, "age", 3)
print(rex.age)
del rex.age
try:
    del rex.age
except AttributeError as error:
    print(error)


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return bool(self.x or self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __iter__(self):
        yield self.x
        yield self.y

    def __call__(self, k):
        return self.x * k

    def __format__(self, spec):
        return f"<{self.x:{spec}}, {self.y:{spec}}>"

    def __str__(self):
        return f"({self.x}, {self.y})"

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


v, w = Vector(1, 2), Vector(3, 4)
print(v + w, 2 * v, v * 3, -v, v == Vector(1, 2), v != w, v < w, w > v, sum([v, w]), abs(w), bool(Vector(0, 0)))
v += w
print(v, [*v], {v: 1}[Vector(4, 6)], sorted([w, v]), v(10), f"{v:.2f} {v} {v!r}", {Vector(1, 1), Vector(1, 1)})
try:
    v + 1
except TypeError as error:
    print(error)
try:
    v <= w
except TypeError as error:
    print(error)
try:
    v < 5
except AttributeError as error:
    print(error)


class Account:
    rate = 0.5

    def __init__(self, owner, balance=0):
        self._balance = balance
        self.owner = owner
        self.__secret = "hidden"

    @property
    def balance(self):
        "The balance."
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @property
    def readonly(self):
        return 1

    @classmethod
    def empty(cls, owner):
        return cls(owner)

    @staticmethod
    def valid(amount):
        return amount > 0

    def reveal(self):
        return self.__secret


a = Account.empty("me")
a.balance = 5
a.balance += 2
print(a.balance, Account.valid(3), a.valid(-1), a.reveal(), a._Account__secret)
for attempt in ("a.balance = -1", "a.readonly = 2"):
    try:
        if attempt.startswith("a.b"):
            a.balance = -1
        else:
            a.readonly = 2
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, D):
        pass
except TypeError as error:
    print(error)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)


d = Dynamic()
d.x = 4
print(d.x, d.get_color())
del d.x
try:
    d.nothing
except AttributeError as error:
    print(error)


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Iter(3)), [x for x in Iter(2)], max(Iter(4)), next(Iter(1)))
for i in Iter(2):
    print(i)


class Meta:
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Meta, tag="t"):
    pass


print(Tagged.tag)


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Model:
    field = Field()


m = Model()
print(m.field)
m.field = 3
print(m.field, m._field, vars(m))


class Container:
    def __init__(self):
        self.data = {}

    def __setitem__(self, key, value):
        self.data[key] = value

    def __getitem__(self, key):
        return self.data[key]

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)


c = Container()
c["a"] = 1
c["a"] += 5
print(c["a"], len(c), bool(c))
del c["a"]
print(bool(c))
try:
    c["a"]
except KeyError as error:
    print("KeyError", error)


class Single:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, value):
        self.value = value


print(Single(1) is Single(2), Single(3).value)


class Unhashable:
    def __eq__(self, other):
        return True


try:
    {Unhashable()}
except TypeError as error:
    print(error)


class Plain:
    pass


p = Plain()
p.a, p.b = 1, 2
print(p == p, p == Plain(), p != 5, repr(p).split(" at ")[0], p.__dict__)
print(callable(p), callable(Plain), Plain.__module__, type(p) is Plain, type(Plain))


class Outer:
    class Inner:
        def method(self):
            return self.__class__.__qualname__


print(Outer.Inner().method(), Outer.Inner.__qualname__, Outer.Inner)
method = rex.speak
print(method(), method.__name__, method.__self__ is rex)


class Annotated:
    x: int
    y: str = "a"
    z: "list[int]" = None


print(Annotated.__annotations__, Annotated.y)


class Base:
    def template(self):
        return self.step() + 1

    def step(self):
        raise NotImplementedError("step")


class Derived(Base):
    step = lambda self: 41


print(Derived().template())
try:
    Base().template()
except NotImplementedError as error:
    print(repr(error))


def decorate(cls):
    cls.extra = "added"
    return cls


@decorate
class Decorated:
    pass


print(Decorated.extra, Decorated().extra)
Decorated.later = lambda self: "later"
print(Decorated().later())
