class Acc(int):
    def __str__(self): return "acc"
print("%s %d %r %5d|" % (Acc(3), Acc(3), Acc(3), Acc(4)))
class B(str):
    def __str__(self): return "B!"
    def upper(self): return "UP"
class Fl(float):
    def __str__(self): return "fl"
class L(list):
    def __str__(self): return "LL"
class T(tuple): pass
class D(dict):
    def __str__(self): return "DD"
print("%s|%d|%5.1f|%c" % (Acc(65), Acc(65), Acc(65), Acc(65)), "%d" % Acc(3), "%s" % Acc(3), "%x" % Acc(255), "%5.2f" % Fl(2.5), "%s" % Fl(1), "%s %s" % T((1, 2)), "%(a)s" % D(a=1), "%s" % L([1]))
print("{} {!r} {:d} {:>5}".format(Acc(4), Acc(4), Acc(4), Acc(4)), "{0.real} {x}".format(Acc(1), x=Acc(2)))
print("%s %r" % (B("b"), B("b")), "{} {!s:>4}".format(B("b"), B("c")), f"{B('b')} {B('b'):>4}", "%s" % B("z"))
from enum import IntEnum
class P(IntEnum):
    A = 1
    def __str__(self): return "P-A"
print("%s %d %r" % (P.A, P.A, P.A), "{} {:d}".format(P.A, P.A), "%d" % P.A, "%s" % P.A, "%03d" % P.A, "-".join(map(str, P)))
class Q(IntEnum): Z = 7
print("%s %d" % (Q.Z, Q.Z), "{}".format(Q.Z), f"{Q.Z} {Q.Z!r} {Q.Z:04}", "%s" % Q.Z)
try: "%d" % B("x")
except TypeError as e: print(e)
try: "%d" % L()
except TypeError as e: print(e)
print("abc".count(B("b")), "abc".replace(B("b"), B("x")), B("k") in {"k": 1}, {"k": 1}[B("k")], "x,y".split(B(",")))
