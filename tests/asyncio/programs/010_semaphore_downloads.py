import asyncio

LIMIT = 3


async def download(sem, file, size):
    async with sem:
        print(f"  > {file}" + ("  (full)" if sem.locked() else ""))
        await asyncio.sleep(size / 1000)
        print(f"  < {file}")
    return size


async def main():
    sem = asyncio.Semaphore(LIMIT)
    files = {f"img_{i:03d}.png": 100 + 37 * (i % 5) for i in range(8)}
    sizes = await asyncio.gather(*(download(sem, f, s) for f, s in files.items()))
    total = sum(sizes)
    print(f"{len(sizes)} files, {total} kB, average {total / len(sizes):.1f}, {total:#x} {total:,}")


asyncio.run(main())
