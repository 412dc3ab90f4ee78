# An __eq__() that changes the very container that is asked: a list, a dict, a set.
class Key:
    def __init__(self, number, act=None):
        self.number, self.act = number, act

    def __hash__(self):
        return 7

    def __eq__(self, other):
        act = self.act or other.act
        if act:
            self.act = other.act = None
            act()
        return self.number == other.number


class Clearing:
    def __eq__(self, other):
        row.clear()
        return NotImplemented

    def __lt__(self, other):
        return True


for use in (lambda: row.remove(5), lambda: row.index(5), lambda: row.count(5), lambda: 5 in row,
            lambda: row == [5, 6, 7], lambda: row < [5, 6], lambda: [5, 6] >= row):
    row = [Clearing(), Clearing(), Clearing()]
    try:
        print(use(), row)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e, row)

changes = (lambda: some.clear(), lambda: some.add(Key(9)), lambda: [some.add(Key(i)) for i in range(20, 60)],
           lambda: some.discard(Key(2)))
uses = (lambda key: key in some, lambda key: some.add(key), lambda key: some.discard(key), lambda key: some.remove(key),
        lambda key: len(some & {key}), lambda key: len({key} - some), lambda key: some.update([key]), lambda key: {key} <= some)
for change in changes:
    for use in uses:
        some = {Key(1), Key(2), Key(3)}
        try:
            print(use(Key(3, change)), len(some), end="; ")
        except KeyError as e:
            print("KeyError", len(some), end="; ")
    print()

for change in (lambda: table.clear(), lambda: [table.update({Key(i): i}) for i in range(20, 40)]):
    for use in (lambda key: table.get(key), lambda key: table.pop(key, "none"), lambda key: table.setdefault(key, "set")):
        table = {Key(1): 1, Key(2): 2, Key(3): 3}
        print(use(Key(3, change)), len(table))

for bases in ((Key, Key), (Key, Clearing, Key)):
    try:
        type("Twice", bases, {})
    except TypeError as e:
        print(e)


class Wrong:
    __match_args__ = ["number"]
    number = 1


try:
    match Wrong():
        case Wrong(1):
            print("matched")
except TypeError as e:
    print(e)
