import asyncio
from datetime import datetime, timedelta

TRAINS = [("RE 5", 3), ("IC 2012", 1), ("S 1", 2)]


async def depart(train, minutes, start):
    due = start + timedelta(minutes=minutes)
    await asyncio.sleep((due - datetime.now()).total_seconds())
    late = datetime.now() - due
    return train, int(late.total_seconds()), due - start


async def main():
    start = datetime.now()
    for first in asyncio.as_completed([depart(t, m, start) for t, m in TRAINS]):
        train, late, after = await first
        print(f"{train:<8} after {after}, {late} s late")
    elapsed = datetime.now() - start
    print(elapsed.seconds, elapsed >= timedelta(seconds=180), timedelta(hours=1, minutes=-5), timedelta(days=1) * 2)
    fixed = datetime(2024, 2, 28, 23, 30) + timedelta(hours=1)
    print(fixed, fixed.isoformat(), fixed.strftime("%d.%m.%Y %H:%M"), fixed.weekday(), f"{fixed:%A}")


asyncio.run(main())
