# What no machine has room for is a MemoryError that the program catches like any other.
import asyncio, itertools
def tries(name, f):
    try:
        r = f()
        print(name, type(r).__name__)
    except BaseException as e:
        print(name, "!!", repr(e))
for n in (2**60, 2**62, 2**63, -2**63, -2**70, 2**41, 2**44):
    print("n", n)
    for v in ([], [1], [1, 2], (), (1,), (1, 2, 3), "", "a", "ab", "é", "日本", "😀x", b"", b"a", b"ab"):
        if 0 < n < 2**42 and isinstance(v, (str, bytes)): continue
        tries(repr(v) + " *", lambda: v * n)
        tries(repr(v) + " * (r)", lambda: n * v)
    def inplace():
        a = [1, 2]; a *= n; return a
    tries("inplace", inplace)
    tries("bytes", lambda: bytes(n))
    tries("ljust", lambda: "a".ljust(n))
    tries("center", lambda: "a".center(n))
    tries("zfill", lambda: "a".zfill(n))
    tries("blj", lambda: b"a".ljust(n))
    tries("shift", lambda: 1 << n)
    tries("format", lambda: f"{1:{n}}")
    tries("perc", lambda: "%*d" % (n, 1))
    tries("repl", lambda: ("a" * 1000).replace("a", "b" * n))
    tries("tobytes", lambda: (1).to_bytes(n, "big"))
    tries("repeat", lambda: len(itertools.repeat(1, n)))
    tries("comb", lambda: itertools.combinations([1,2], n))
    tries("prod", lambda: itertools.product([1], repeat=n))
    tries("range", lambda: list(range(n)) if n > 2**50 else 0)
    tries("round", lambda: round(1.5, n))
async def main():
    try:
        [0] * 2**60
    except MemoryError as e:
        print("caught", repr(e))
    await asyncio.sleep(1)
    r = await asyncio.gather(w(), return_exceptions=True)
    print(r)
async def w():
    return (1, 2) * hash("abc" if False else 3.3)
asyncio.run(main())
