import counter
from counter import count, bump, show, total

count = 10
bump()
bump()
print(count, counter.count, show())
counter.count = 50
print(show(), bump(), counter.total([1, 2]))
print(sorted(name for name in vars(counter) if not name.startswith("__")))
counter.sum = lambda values: "shadowed"
print(total([1, 2]))
print = counter.loud
print("end")
