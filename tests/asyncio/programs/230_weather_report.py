import asyncio
import json
import statistics
from datetime import datetime, timedelta
from string import Template
from textwrap import dedent, shorten

DATA = json.loads("""{"oslo": [3, 4, 1], "rome": [15, 18.5, 17], "lima": [20, 22, 21]}""")


async def fetch(city):
    await asyncio.sleep(len(city) * 0.1)
    if city not in DATA:
        raise KeyError(city)
    return {"city": city, "readings": DATA[city], "at": "12:00"}


def summarize(report):
    readings = report["readings"]
    return {**report, "mean": round(statistics.mean(readings), 2), "max": max(readings), "sd": round(statistics.stdev(readings), 3)}


async def main():
    results = await asyncio.gather(*map(fetch, ["oslo", "rome", "paris", "lima"]), return_exceptions=True)
    template = Template("$city: mean ${mean}, max $max")
    for r in results:
        if isinstance(r, Exception):
            print("error", repr(r))
            continue
        print(template.substitute(summarize(r)), "-", template.safe_substitute(city="?"))
    print(json.dumps(summarize(results[0]), sort_keys=True))
    print(json.dumps(DATA, indent=2).splitlines()[1])
    day = datetime(2024, 2, 28) + timedelta(days=2)
    print(day.strftime("%A %d %B %Y"), day.isoformat(), (day - datetime(2024, 1, 1)).days)
    print(shorten("the quick brown fox jumps", width=15), dedent("  a\n  b").split("\n"))
    try:
        template.substitute(city="x")
    except KeyError as e:
        print("missing", e)


asyncio.run(main())
