import asyncio

GRID = ["..#.", "....", "#.X.", "...."]


async def look(cell):
    await asyncio.sleep(0.01)
    return cell == "X"


async def search(grid):
    steps = 0
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell == "#":
                continue
            steps += 1
            if await look(cell):
                break
        else:
            continue
        break
    else:
        return None, steps
    return (x, y), steps


async def countdown(n):
    while n > 0:
        n -= 2
        if n == 3:
            print("three!")
            break
        await asyncio.sleep(0.1)
    else:
        print("no three", n)
    return n


async def main():
    print(await search(GRID), await search([".#", "##"]), await search([]))
    print(await asyncio.gather(countdown(7), countdown(8), countdown(0)))
    total = 0
    for i in reversed(range(1, 20, 4)):
        total = total * 2 + i if i % 3 else total
        print(i, total, end="; ")
    print()
    for a, (b, *c), d in [(1, "xyz", 2), (3, [4], 5)]:
        print(a, b, c, d, sep="")
    while True:
        try:
            total //= 10
            if not total:
                break
        finally:
            print("finally", total)


asyncio.run(main())
