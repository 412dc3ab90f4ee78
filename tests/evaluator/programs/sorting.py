# What a sort asks, in which order, and which pair it stumbles over.


class Asked:
    def __init__(self, value, place):
        self.value, self.place = value, place

    def __lt__(self, other):
        asked.append((self.place, other.place))
        return self.value < other.value


state = 1


def below(limit):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % limit


for seed in range(60):
    items = [Asked(below(1 + seed % 9), place) for place in range(2 + below(38))]
    if seed % 3 == 0:
        items.sort(key=lambda one: -one.value)
    asked = []
    print([one.place for one in sorted(items)], asked)
    asked = []
    print([one.place for one in sorted(items, reverse=True)], asked)

for mixed in ([8388610, 8, 1e16, "x"], [3, 3, 2, 2, "y"], ["z", 1], [5, 4, 4, 4, 9.5, None], [True, 0, 0, (), 1]):
    try:
        mixed.sort()
    except TypeError as error:
        print(error)

for codec in (("utf-8", None), (None,), (3,), ("utf-8", 4)):
    for made in (str, bytes):
        try:
            made(6 if made is str else "a", *codec)
        except TypeError as error:
            print(error)
