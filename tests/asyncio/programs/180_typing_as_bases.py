from typing import Iterable, Iterator, Sequence, Mapping, Awaitable, AsyncIterator, Callable, TypeVar, Generic, Hashable
T = TypeVar("T")
class It(Iterator[T]):
    def __init__(self, n): self.n = n
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
class M(Mapping[str, int]):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
print(list(It(3)), dict(M({"a": 1})), M({"a": 1}).get("b", 5), "a" in M({"a": 1}), isinstance([], Iterable), isinstance(3, Hashable))
