def counter(start=0):
    value = start

    def increment(by=1):
        nonlocal value
        value += by
        return value

    def read():
        return value

    return increment, read


inc, read = counter(10)
inc()
inc(5)
print(read())

callbacks = [lambda: i for i in range(3)]
print([f() for f in callbacks])
callbacks = [lambda i=i: i for i in range(3)]
print([f() for f in callbacks])

total = 0


def add(n):
    global total
    total += n
    return total


add(3)
add(4)
print(total)


def unbound():
    print(late)
    late = 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)


def free():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()


print(free())


def deep():
    a = 1

    def middle():
        b = 2

        def inner():
            nonlocal a, b
            a, b = b, a
            return a + b
        return inner
    f = middle()
    f()
    return a


print(deep())


def scopes():
    x = "function"

    class Inner:
        x = "class"
        y = [x for _ in range(1)]

        def method(self):
            return x

    return Inner.x, Inner.y, Inner().method()


try:
    print(scopes())
except NameError as error:
    print(error)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([n for n, _ in zip(fib(), range(10))])
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))


def make(n):
    return [lambda x, k=k: x * k + n for k in range(n)]


print([f(10) for f in make(4)])
if (size := len("walrus")) > 3:
    print(size)
print([y := 1, y**2], y)
print([last := x for x in range(4)], last)


def delete():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as error:
        return str(error)


print(delete())
try:
    del nothing
except NameError as error:
    print(error)


def local_names(a, b=2):
    c = a + b
    return sorted(locals().items())


print(local_names(1))
print({k: (lambda: k)() for k in "abc"})


def nested_comprehensions(rows):
    return [[cell * factor for cell in row] for factor, row in enumerate(rows, 1)]


print(nested_comprehensions([[1, 2], [3, 4]]))
