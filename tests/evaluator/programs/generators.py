def count(n):
    print("start")
    for i in range(n):
        received = yield i
        if received is not None:
            print("received", received)
    print("end")
    return "result"


g = count(3)
print(g.__name__, type(g).__name__)
print(next(g), next(g), g.send("hello"))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
print(next(g, "default"))
try:
    count(1).send(5)
except TypeError as error:
    print(error)


def delegate():
    result = yield from count(2)
    print("got", result)
    values = yield from [10, 20]
    print(values)
    return "all"


print(list(delegate()))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(60))
a.close()
try:
    a.send(1)
except StopIteration:
    print("closed")


def inner():
    try:
        yield "a"
        yield "b"
    except KeyError as error:
        print("inner caught", error)
        yield "c"
    finally:
        print("inner done")


def outer():
    try:
        yield from inner()
    finally:
        print("outer done")
    yield "after"


o = outer()
print(next(o), o.throw(KeyError("k")), next(o))
o = outer()
next(o)
o.close()
o = outer()
next(o)
try:
    o.throw(ValueError("v"))
except ValueError as error:
    print("out", error)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def self_calling():
    yield next(me)


me = self_calling()
try:
    next(me)
except ValueError as error:
    print(error)


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print(sum(x * x for x in range(5)), max((len(w), w) for w in "a bbb cc".split()))
print(list(x for x in range(10) if x % 2 for _ in range(2)))


def abandoned():
    try:
        yield 1
    finally:
        print("abandoned cleanly")


for value in abandoned():
    print(value)
    break
for value in abandoned():
    print(value)
gen = abandoned()
next(gen)
del gen


def pipeline():
    numbers = (n for n in range(10))
    even = (n for n in numbers if n % 2 == 0)
    return [n * n for n in even]


print(pipeline())
first, *rest = (i for i in range(4))
print(first, rest)
print(repr(gen_repr := (i for i in ()))[:29], any(n > 2 for n in range(5)), all(n > 2 for n in range(5)))


def lines():
    while True:
        line = yield
        if line is None:
            return
        print("line:", line)


w = lines()
next(w)
w.send("one")
w.send("two")
try:
    w.send(None)
except StopIteration:
    print("finished")
print(dict((k, v) for k, v in [("a", 1)]), {n for n in (1, 1, 2)})
