import asyncio

TAKES = {"weather": 2, "sport": 1, "stocks": 3}


async def report(topic):
    await asyncio.sleep(TAKES[topic])
    if topic == "sport":
        raise ConnectionError("no line to the stadium")
    print(f"the page on {topic} is written")
    return f"all about {topic}"


async def first_edition():
    try:
        await asyncio.gather(*[report(topic) for topic in TAKES])
    except ConnectionError as error:
        print(f"no paper today: {error}")
    await asyncio.sleep(3)  # the other two are still writing


async def second_edition():
    reports = [report(topic) for topic in TAKES]
    pages = await asyncio.gather(*reports, return_exceptions=True)
    for topic, page in zip(TAKES, pages):
        if isinstance(page, Exception):
            page = f"left blank, {page}"
        print(f"{topic}: {page}")


async def main():
    await first_edition()
    await second_edition()


asyncio.run(main())
