"""print() writes value by value: what a __str__() prints comes between, and what stands before one that raises is written."""

import sys


class Talks:
    def __init__(self, words):
        self.words = words

    def __str__(self):
        print("<", self.words, sep="", end=">")
        return self.words.upper()


class Fails:
    def __str__(self):
        raise ValueError("no words")


class Collects:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


print("a", Talks("b"), "c", Talks("d"))
print(Talks("first"))
try:
    print("before", 1, Fails(), "after")
except ValueError as error:
    print("|", error)
try:
    print(Fails())
except ValueError as error:
    print("|", error)
print("x", [Talks("e")][0], sep="--", end=".\n")


class Outer:
    def __str__(self):
        print("in", Talks("inner"))
        return "outer"


print(1, Outer(), 2)
into = Collects()
print("a", 1, None, sep=", ", end="!", file=into)
print(file=into)
print("", end="", file=into)
print(into.pieces)
before, sys.stdout = sys.stdout, into
print("caught", [2])
sys.stdout = before
print(into.pieces[-4:])
