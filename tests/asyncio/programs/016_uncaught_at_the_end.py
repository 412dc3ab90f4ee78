import asyncio


async def parse(line):
    await asyncio.sleep(0.05)
    key, value = line.split("=")
    return key.strip(), int(value)


async def main():
    config = {}
    for line in ["width = 80", "height=24", "depth = many", "colour = 1"]:
        key, value = await parse(line)
        config[key] = value
        print(key, "->", value)
    print("never reached")


asyncio.run(main())
