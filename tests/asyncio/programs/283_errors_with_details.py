"""SyntaxError and the Unicode errors: what they are made of, and their words."""


def tried(kind, *args):
    try:
        error = kind(*args)
        print(repr(error), "says", str(error))
    except Exception as error:
        print(kind.__name__, args, type(error).__name__, error)


for args in [(), (1,), (7, 6), ("a", "left"), ("a", "lef"), ("a", ["/x/y.py", 3, 1, "t"]), ("a", (None, 3, 1, "t")), ("a", ("f", "3", 1, "t")),
             ("a", (1, 2, 3, 4, 5)), ("a", (1, 2, 3, 4, 5, 6)), ("a", (1, 2, 3, 4, 5, 6, 7)), ("a", "b", "c"), (None,), (None, ("f", True, 3, 4)),
             ("a", {}), ("a", ("", 1, 2, 3)), ("a", ("x/", 10**30, 2, 3)), ("a", None), ("a", ...)]:
    tried(SyntaxError, *args)
    tried(TabError, *args)

for args in [(), (1,), ("u", b"x", 0, 1, "r"), ("u", "x", 0, 1, "r"), (1, b"x", 0, 1, "r"), ("u", b"x", "a", 1, "r"), ("u", b"x", 0, 1, 5),
             ("u", b"x", 0, 1.5, "r"), ("u", b"xyz", 0, 3, "r"), ("u", "xyz", 0, 3, "r"), ("x", 0, 1, "r"), ("xy", 0, 2, "r"), ("\u0394", 0, 1, "r"),
             ("\U0001F600", 0, 1, "r"), (b"x", 0, 1, "r"), ("u", b"x", 5, 6, "r"), ("u", "x", 5, 6, "r"), ("u", "x", 0, 0, "r"), ("", 0, 1, "r"),
             ("u", None, 0, 1, "r"), ("u", "x", 0, 10**30, "r")]:
    for kind in (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError):
        tried(kind, *args)


class Own(SyntaxError):
    pass


tried(Own, "odd", ("file.py", 4, 1, "text"))
raise SyntaxError
