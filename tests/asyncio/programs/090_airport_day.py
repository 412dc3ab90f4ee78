"""Planes, runways and gates of a small airport; who waits for what, and for how long."""
import asyncio
import random

RUNWAYS, GATES = 1, 2
AIRLINES = {"LH": "Lufthansa", "AY": "Finnair", "TK": "THY"}
delays: dict[str, float] = {}
events: list[tuple[float, str, str]] = []


class Diverted(Exception):
    pass


def note(flight, what):
    events.append((round(asyncio.get_running_loop().time(), 2), flight, what))


async def land(flight, runways, fuel):
    loop = asyncio.get_running_loop()
    begin = loop.time()
    try:
        async with asyncio.timeout(fuel):
            await runways.acquire()
    except TimeoutError:
        note(flight, "diverted")
        raise Diverted(f"{flight} after {loop.time() - begin:.2f}") from None
    await asyncio.sleep(0.3)
    runways.release()
    delays[flight] = loop.time() - begin - 0.3
    note(flight, "landed")


async def plane(flight, arrives, runways, gates, passengers):
    await asyncio.sleep(arrives)
    await land(flight, runways, fuel=0.55)
    gate = await gates.get()
    note(flight, f"gate {gate}")
    await asyncio.sleep(passengers / 200)
    gates.put_nowait(gate)
    return passengers


async def main():
    random.seed(90)
    runways, gates = asyncio.BoundedSemaphore(RUNWAYS), asyncio.Queue()
    for n in range(1, GATES + 1):
        gates.put_nowait(f"A{n}")
    flights = [f"{code}{100 + i}" for i in range(3) for code in AIRLINES]
    arrivals = [plane(f, i * 0.2, runways, gates, random.randint(80, 180)) for i, f in enumerate(flights)]
    outcomes = dict(zip(flights, await asyncio.gather(*arrivals, return_exceptions=True)))
    for when, flight, what in sorted(events)[:12]:
        print(f"{when:5.2f}  {flight:<6}{what}")
    lost = [str(o) for o in outcomes.values() if isinstance(o, Diverted)]
    print(f"{len(lost)} diverted: {lost}")
    arrived = sum(o for o in outcomes.values() if isinstance(o, int))
    print(f"{arrived} passengers, mean delay {sum(delays.values()) / len(delays):.3f}, worst {max(delays, key=lambda f: (round(delays[f], 1), f))}")
    print({AIRLINES[a]: sum(f.startswith(a) for f in delays) for a in AIRLINES}, gates.qsize() == GATES)


if __name__ == "__main__":
    asyncio.run(main())
