import asyncio


class Grid:
    def __init__(self, rows):
        self.cells = {(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "#"}
        self.w, self.h = len(rows[0]), len(rows)

    def neighbours(self, x, y):
        return sum(((x + dx) % self.w, (y + dy) % self.h) in self.cells
                   for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    def step(self):
        self.cells = {(x, y) for x in range(self.w) for y in range(self.h)
                      if (n := self.neighbours(x, y)) == 3 or n == 2 and (x, y) in self.cells}
        return self

    def __str__(self):
        return "\n".join("".join("#" if (x, y) in self.cells else "." for x in range(self.w)) for y in range(self.h))

    def __len__(self):
        return len(self.cells)


async def animate(grid, frames, interval=0.25):
    for i in range(frames):
        yield i, grid
        grid.step()
        await asyncio.sleep(interval)


async def main():
    glider = Grid([".#...", "..#..", "###..", ".....", "....."])
    async for i, g in animate(glider, 4):
        print(f"generation {i}: {len(g)} cells")
        if i % 3 == 0:
            print(g)
    blinker = Grid([".....", ".###.", "....."])
    seen = []
    async for _, g in animate(blinker, 3, 0):
        seen.append(str(g))
    print(seen[0] == seen[2], seen[0] != seen[1])


asyncio.run(main())
