import asyncio
import sys


class Progress:
    WIDTH = 20

    def __init__(self, total):
        self.total, self.done = total, 0

    def advance(self, n=1):
        self.done = min(self.total, self.done + n)
        return self

    def __format__(self, spec):
        filled = self.WIDTH * self.done // self.total
        bar = "#" * filled + "." * (self.WIDTH - filled)
        return f"[{bar}] {self.done / self.total:>4.0%}" if spec == "bar" else str(self.done)

    def __str__(self):
        return f"{self.done}/{self.total}"


async def download(name, size, speed, progress):
    received = 0
    while received < size:
        await asyncio.sleep(0.25)
        chunk = min(speed, size - received)
        received += chunk
        progress.advance(chunk)
    sys.stdout.write(f"{name} complete ({size} kB)\n")
    return size


async def monitor(progress):
    while progress.done < progress.total:
        print(f"{progress:bar} {progress}", flush=True)
        await asyncio.sleep(0.5)
    print(f"{progress:bar}", progress)


async def main():
    files = {"a.iso": (100, 30), "b.zip": (40, 10), "c.txt": (5, 50)}
    progress = Progress(sum(size for size, _ in files.values()))
    sizes, _ = await asyncio.gather(
        asyncio.gather(*(download(n, s, v, progress) for n, (s, v) in files.items())), monitor(progress))
    print(dict(zip(files, sizes)), f"{progress}", "{0:bar} {0!s:>10}".format(progress))


asyncio.run(main())
