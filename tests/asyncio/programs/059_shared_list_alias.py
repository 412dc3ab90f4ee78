import asyncio


async def add(item, basket=[]):          # the famous mistake
    await asyncio.sleep(0.01)
    basket.append(item)
    return basket


async def add_right(item, basket=None):
    basket = [] if basket is None else basket
    await asyncio.sleep(0.01)
    basket.append(item)
    return basket


async def main():
    a, b = await asyncio.gather(add("apple"), add("pear"))
    print(a, b, a is b, a == ["apple", "pear"])
    c, d = await asyncio.gather(add_right("apple"), add_right("pear"))
    print(c, d, c is d)
    grid = [[0] * 3] * 2
    grid[0][1] = 7
    print(grid)
    copy, alias = c[:], c
    alias.append("fig")
    alias += ["kiwi"]
    copy = copy + ["nut"]
    print(c, copy)
    x = y = (1, [2])
    x[1].append(3)
    try:
        y[1] += [4]
    except TypeError as e:
        print(e)
    try:
        y[0] = 5
    except TypeError as e:
        print(e, y)
    first = dict.fromkeys("ab", [])
    first["a"].append(1)
    print(first)


asyncio.run(main())
