"""What the kitchen needs."""
import asyncio

LIMIT = 2
seen = []
print("helpers run once", __name__, __doc__)


async def worker(name, queue):
    while True:
        number = await queue.get()
        await asyncio.sleep(0.1 * number)
        seen.append((name, number))
        queue.task_done()


async def main():
    return "the other main"


if __name__ == "__main__":
    print("never")
