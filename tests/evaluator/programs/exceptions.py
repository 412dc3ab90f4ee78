def show(error):
    print(type(error).__name__, error, "| cause:", repr(error.__cause__), "| context:", repr(error.__context__))


try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]
except IndexError as error:
    show(error)

try:
    try:
        {}["k"]
    except KeyError as error:
        raise ValueError("bad") from error
except ValueError as error:
    show(error)

try:
    try:
        int("x")
    except ValueError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    show(error)
    print(error.__suppress_context__)


def finals(n):
    try:
        if n == 0:
            return "try"
        if n == 1:
            raise KeyError(n)
        print("through")
    except KeyError:
        return "except"
    else:
        return "else"
    finally:
        print("finally", n)


print(finals(0), finals(1), finals(2))


def override():
    try:
        return 1
    finally:
        return 2


print(override())


def swallow():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


print(swallow())


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


print(loops())


def reraise():
    try:
        raise LookupError("first")
    except LookupError:
        try:
            raise
        finally:
            print("on the way")


try:
    reraise()
except LookupError as error:
    show(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)


class AppError(Exception):
    pass


class Detail(AppError):
    def __init__(self, message, code=0):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"{self.args[0]} (code {self.code})"


for kind in (AppError, Detail):
    try:
        raise kind("oops")
    except (Detail, KeyError) as error:
        print("detail", error, error.code, repr(error))
    except AppError as error:
        print("app", error, error.args)
try:
    print(error)
except NameError as problem:
    print(problem)

try:
    assert 1 == 2, "sums are hard"
except AssertionError as error:
    print(repr(error))
try:
    assert []
except AssertionError as error:
    print(repr(error))

error = ValueError("noted")
error.add_note("a note")
print(error.__notes__)


def depth(n):
    return depth(n + 1)


try:
    depth(0)
except RecursionError as error:
    print(error)


def nested(n):
    try:
        if n:
            nested(n - 1)
        else:
            raise OSError(2, "No such file")
    except OSError as error:
        raise type(error)(error.errno, f"level {n}") from error


try:
    nested(2)
except OSError as error:
    while error:
        print(repr(error), error.errno, error.strerror)
        error = error.__cause__


def generator():
    try:
        yield 1
    except ValueError as error:
        yield f"caught {error}"
    raise StopIteration


g = generator()
print(next(g), g.throw(ValueError("v")))
try:
    next(g)
except RuntimeError as error:
    show(error)

with_else = []
try:
    pass
except Exception:
    with_else.append("no")
else:
    with_else.append("else")
finally:
    with_else.append("finally")
print(with_else)
try:
    try:
        raise KeyError("a")
    finally:
        raise ValueError("b")
except ValueError as error:
    show(error)
raise Detail("the end", 7)
