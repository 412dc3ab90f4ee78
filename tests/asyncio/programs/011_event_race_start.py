import asyncio
from random import Random

rng = Random(7)


async def runner(name, start, board):
    print(f"{name} in position")
    await start.wait()
    pace = rng.uniform(0.2, 0.9)
    await asyncio.sleep(pace)
    board.append((round(pace, 3), name))


async def main():
    start = asyncio.Event()
    board = []
    runners = [asyncio.create_task(runner(n, start, board)) for n in ("Akua", "Bo", "Chiara", "Dmitri")]
    await asyncio.sleep(0.1)
    print("ready?", start.is_set())
    start.set()
    await asyncio.wait(runners)
    assert board == sorted(board)
    for place, (seconds, name) in enumerate(board, 1):
        print(f"{place}. {name:^8} {seconds}")
    start.clear()
    print(start.is_set())


asyncio.run(main())
