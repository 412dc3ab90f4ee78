a = b = c = 0
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d)
[x, y] = "hi"
first, *middle, last = range(6)
print(x, y, first, middle, last)
matrix = [[0] * 3 for _ in range(2)]
matrix[1][2] = 7
matrix[0][:2] = [8, 9]
print(matrix)
n = 5
n += 2; n -= 1; n *= 3; n //= 2; n **= 2; n %= 50; n <<= 2; n >>= 1; n |= 8; n &= 31; n ^= 5
print(n)
words = ["x"]
words += ["y"]
words *= 2
print(words)
data = {"k": [1]}
data["k"] += [2]
data.setdefault("m", {})["z"] = 1
print(data)
for wrong in ("1", "2"):
    try:
        if wrong == "1":
            p, q = 1, 2, 3
        else:
            p, q, r = "ab"
    except ValueError as error:
        print(error)
try:
    p, q = 5
except TypeError as error:
    print(error)

i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
else:
    print("not printed")
print()
while i:
    i -= 1
else:
    print("while else")
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(i, k, v)
else:
    print("for else")
for letter in "abc":
    for number in range(3):
        if number == 1:
            break
        print(letter, number)
if a > 5:
    print("big")
elif a == 1:
    print("one")
else:
    print("other")
x = 1 if a else 2
print(x, not a, a and b or c, 1 < b < 3, b in (2, 3), a is not None)
del data["k"], words[0]
print(data, words)
total: int = 3
other: "unknown_type"
print(total, print)
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="", end="")
print()
print(f"{a=} {b!r:>4} {'nested ' + f'{c:03d}'} {total:{'>'}{6}}")
import sys
print("to stderr", file=sys.stderr, flush=True)
sys.stdout.write("written\n")
from sys import stdout as out
out.write("again\n")
import loop as helper
print(helper.__name__, helper.__doc__)
try:
    import no_such_module
except ImportError as error:
    print(type(error).__name__, error)
try:
    from loop import no_such_name
except ImportError as error:
    print(type(error).__name__, str(error).split("(")[0])
try:
    helper.missing
except AttributeError as error:
    print(error)
print(__name__, __file__.endswith("statements.py"), __doc__)
lst = list(range(10))
del lst[::2]
print(lst, lst[-1], lst[1:3])
s = {3, 1, 2}
s |= {5}
print(sorted(s), len(s))
values = [*range(3), *"ab", *{"k": 1}]
merged = {**{"a": 1}, "b": 2, **{"a": 3}}
print(values, merged, (*values, 1)[:2])
pass
...
"a string statement"
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
try:
    print(1, sep=5)
except TypeError as error:
    print(error)
try:
    print(1, wrong=5)
except TypeError as error:
    print("TypeError")
exit_code = [n for n in range(20) if n % 3 == 0 if n % 2]
print(exit_code)
undefined = unknown + 1
