# A high recursion limit is for calls of functions; operators and builtins that call them use a stack that has an end.
import sys

sys.setrecursionlimit(10**6)


class Chain:
    def __init__(self, inner):
        self.inner = inner

    def __len__(self):
        return 1 + (len(self.inner) if self.inner is not None else 0)


class Endless:
    def __init__(self):
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        return not self


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


chain = None
for _ in range(300):
    chain = Chain(chain)
print(len(chain), count(9000))
sys.setrecursionlimit(1000)
endless = Endless()
try:
    bool(endless)
except RecursionError as e:
    print(type(e).__name__, endless.asked > 100)
