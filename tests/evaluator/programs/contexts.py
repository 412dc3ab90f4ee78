class Managed:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter failed")
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        if self.fail == "exit":
            raise RuntimeError("exit failed")
        return self.swallow


with Managed("plain") as m:
    print("inside", m.name)
with Managed("a"), Managed("b", swallow=True):
    raise ValueError("lost")
try:
    with Managed("c", fail="exit"):
        raise ValueError("replaced")
except RuntimeError as error:
    print(error, repr(error.__context__))
try:
    with Managed("outer"), Managed("inner", fail="enter"):
        print("never")
except RuntimeError as error:
    print(error)


def early():
    with Managed("return"):
        return "value"


print(early())
for i in range(3):
    with Managed(i):
        if i == 1:
            continue
        if i == 2:
            break
        print("body", i)


def nested():
    for i in range(2):
        with Managed("x"):
            try:
                with Managed("y"):
                    if i:
                        return i
            finally:
                print("finally", i)


print(nested())
with (Managed("p") as p, Managed("q") as q):
    print(p.name, q.name)


def generator():
    with Managed("gen"):
        yield 1
        yield 2


for x in generator():
    print(x)
    break
g = generator()
next(g)
g.close()
for wrong in (5, "x"):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)


class NoExit:
    def __enter__(self):
        return self


try:
    with NoExit():
        pass
except TypeError as error:
    print(error)
