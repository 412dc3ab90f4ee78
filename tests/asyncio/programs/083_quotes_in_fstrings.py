# From 3.12 on the same quotes may stand inside; before, that was no Python.
import asyncio

people = {"anna": {"age": 31}, "bert": {"age": 58}}


async def describe(name):
    await asyncio.sleep(0.1)
    return f"{name.title()} is {people[name]["age"]}"


async def main():
    for line in await asyncio.gather(*map(describe, people)):
        print(line)
    print(f"{", ".join(sorted(people))} and {f"{f"{len(people)}"}"}")


asyncio.run(main())
