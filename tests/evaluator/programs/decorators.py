calls = []


def logged(function):
    def wrapper(*args, **kwargs):
        calls.append(function.__name__)
        result = function(*args, **kwargs)
        print(f"{function.__name__}{args}{kwargs or ''} -> {result}")
        return result
    wrapper.__name__ = function.__name__
    wrapper.__wrapped__ = function
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


@logged
def add(a, b=1):
    return a + b


@repeat(3)
@logged
def square(x):
    return x * x


add(1)
add(2, b=3)
print(square(4), calls, add.__name__, add.__wrapped__(5))


class Memo:
    def __init__(self, function):
        self.function, self.cache = function, {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.function(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), len(fib.cache))


def register(registry, name):
    def decorate(function):
        registry[name] = function
        return function
    return decorate


handlers = {}


@register(handlers, "hello")
def hello(who="world"):
    return "hello " + who


print(handlers["hello"](), handlers["hello"]("you"))


def retry(attempts):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, attempts + 1):
                try:
                    return function(*args, attempt)
                except ValueError as error:
                    print("attempt", attempt, error)
            raise RuntimeError("gave up")
        return wrapper
    return decorate


@retry(3)
def flaky(limit, attempt):
    if attempt < limit:
        raise ValueError(f"not yet {attempt}")
    return f"ok after {attempt}"


print(flaky(2))
try:
    flaky(9)
except RuntimeError as error:
    print(error)
print(list(map(lambda f: f.__name__, [add, hello])), sorted("banana", key=lambda c: (-ord(c),)))
print(sorted([("b", 2), ("a", 2), ("c", 1)], key=lambda pair: pair[1]), min([3, -4, 2], key=abs))
print(list(filter(lambda n: n % 2, range(6))), list(map(pow, [2, 3], [3, 2])))
hello.counter = 5
print(hello.counter, hello.__dict__)
