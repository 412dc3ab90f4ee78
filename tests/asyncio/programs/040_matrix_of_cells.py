import asyncio

SIZE = 4


async def cell(row, col):
    await asyncio.sleep((row + col) % 3 / 10)
    return (row + 1) * (col + 1)


async def line(row):
    return await asyncio.gather(*[cell(row, col) for col in range(SIZE)])


async def main():
    table = await asyncio.gather(*[line(r) for r in range(SIZE)])
    for row in table:
        print(" ".join(f"{v:3}" for v in row))
    print([list(col) for col in zip(*table)] == table)
    flat = [v for row in table for v in row if v % 2 == 0]
    print(flat, len(set(flat)), sorted(set(flat))[-3:])
    print(sum(row[i] for i, row in enumerate(table)), max(max(r) for r in table))
    table[0][1:3] = ["a", "b", "c"]
    print(table[0], table[1][::2], table[-1][-2:])


asyncio.run(main())
