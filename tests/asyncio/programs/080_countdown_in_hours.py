"""A day in the life of a lighthouse keeper; every hour takes an hour."""
import asyncio

HOUR = 3600
diary: list[str] = []


def clock(seconds: float) -> str:
    hours, rest = divmod(int(seconds), HOUR)
    minutes, secs = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{secs:02d}"


async def lamp(on_at: int, off_at: int) -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(on_at * HOUR)
    diary.append(f"{clock(loop.time())} lamp on")
    await asyncio.sleep((off_at - on_at) * HOUR)
    diary.append(f"{clock(loop.time())} lamp off")


async def keeper(every: float) -> int:
    loop = asyncio.get_running_loop()
    rounds = 0
    try:
        async with asyncio.timeout_at(loop.time() + 24 * HOUR):
            while True:
                await asyncio.sleep(every)
                rounds += 1
                if rounds % 3 == 0:
                    diary.append(f"{clock(loop.time())} round {rounds}")
    except TimeoutError:
        diary.append(f"{clock(loop.time())} relieved")
    return rounds


async def main() -> None:
    rounds, _ = await asyncio.gather(keeper(2.5 * HOUR), lamp(6, 18))
    print("\n".join(diary))
    print(f"{rounds} rounds")


if __name__ == "__main__":
    asyncio.run(main())
