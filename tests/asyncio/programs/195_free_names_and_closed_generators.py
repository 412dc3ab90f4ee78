"""Names that a comprehension takes from around it and have no value, and the context of what closes a generator."""


def told(error):
    chain = []
    while error is not None:
        chain.append(f"{type(error).__name__}({error})")
        error = error.__context__
    return " < ".join(chain)


def tried(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, told(error))


def of_loop(items):
    for number in items:
        pass
    return [number for _ in range(2)]


def as_key(items):
    if items:
        word = "x"
    return {each: word for each in range(2)}


def as_source():
    if False:
        source = []
    return [each for each in source]


def inner_source():
    if False:
        source = []
    return {other for each in [1] for other in source}


def in_condition():
    del_me = 1
    del del_me
    return [each for each in [1, 2] if del_me]


def nested():
    if False:
        far = 1
    return [[far for _ in [1]] for _ in [1]]


def before_its_value():
    return [late for each in [1] if each or (late := each)], late


def in_class():
    class Inside:
        if False:
            own = 1
        found = [own for _ in [1]]
    return Inside.found


def of_a_lambda():
    if False:
        deep = 1
    return [(lambda: deep)() for _ in [1]]


def generator(broken):
    try:
        yield 1
    finally:
        if broken:
            raise KeyError("in finally")


def close(broken):
    running = generator(broken)
    next(running)
    try:
        1 / 0
    except ZeroDivisionError:
        running.close()
    return "closed"


for each in of_loop, as_key:
    tried(each, [])
    tried(each, [1])
for each in as_source, inner_source, in_condition, nested, before_its_value, in_class, of_a_lambda:
    tried(each)
tried(close, False)
tried(close, True)
