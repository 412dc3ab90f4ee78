import asyncio
import time

DEGREES = {"Paris": 19, "Quito": 14, "Tokyo": 23}


async def weather(city):
    await asyncio.sleep(2)  # the network answers when it likes
    return f"{city} {DEGREES[city]}°"


async def in_turn():
    return [await weather(city) for city in DEGREES]


async def together():
    return await asyncio.gather(*[weather(city) for city in DEGREES])


async def main():
    for ask in (in_turn, together):
        began = time.perf_counter()
        answers = await ask()
        took = time.perf_counter() - began
        print(f"{ask.__name__}, {took:.0f} s: {', '.join(answers)}")


asyncio.run(main())
