"""A SyntaxError of two arguments goes through the second: file, line, where in it, text."""


class Thing:
    pass


class Place:
    def __init__(self, *parts):
        self.parts = parts

    def __iter__(self):
        print("asked")
        return iter(self.parts)


class Broken:
    def __iter__(self):
        raise LookupError("no place")


def tried(name, kind, *arguments):
    try:
        error = kind(*arguments)
        print(name, type(error).__name__, len(error.args))
    except Exception as error:
        print(name, type(error).__name__, error)


tried("nothing", TabError)
tried("a word", IndentationError, "words")
tried("an object", TabError, "words", Thing())
tried("three", SyntaxError, Thing(), Thing(), Thing())
tried("a place", SyntaxError, "words", Place("file.py", 1, 2, "text"))
tried("too few", SyntaxError, "words", Place("file.py", 1))
tried("too many", SyntaxError, "words", Place(*range(7)))
tried("no end", SyntaxError, "words", Place(*range(5)))
tried("broken", SyntaxError, "words", Broken())
tried("a function", SyntaxError, "words", tried)
tried("a number", SyntaxError, "words", 7)
tried("a tuple", SyntaxError, "words", ("file.py", 1, 2, "text"))
