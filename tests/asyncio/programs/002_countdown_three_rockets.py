"""Three countdowns at once, each at a pace of its own."""
import asyncio


async def countdown(name, start, pace=0.5):
    for n in range(start, 0, -1):
        print(f"{name:>8}: {n}")
        await asyncio.sleep(pace)
    print("{:>8}: lift-off!".format(name))
    return start * pace


async def main():
    results = await asyncio.gather(
        countdown("Ariane", 3),
        countdown("Vostok", 4, pace=0.3),
        countdown("Falcon", start=2, pace=0.7),
    )
    print("flight times:", results)
    print("longest: %.1f s, total: %.1f s" % (max(results), sum(results)))


if __name__ == "__main__":
    asyncio.run(main())
