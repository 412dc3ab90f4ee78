import asyncio

DISTANCE = {"Oslo": 0.9, "Rome": 0.4, "Lima": 1.6}


async def ask(city):
    try:
        await asyncio.sleep(DISTANCE[city])
    except asyncio.CancelledError:
        print(f"{city} need not answer any more")
        raise
    return f"greetings from {city}"


async def fastest():
    questions = [asyncio.create_task(ask(city), name=city) for city in DISTANCE]
    done, pending = await asyncio.wait(
        questions, return_when=asyncio.FIRST_COMPLETED
    )
    for question in questions:
        if question in pending:
            question.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return [question.result() for question in done]


async def main():
    print(await fastest())


asyncio.run(main())
