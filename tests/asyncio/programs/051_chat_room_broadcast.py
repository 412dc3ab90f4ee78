import asyncio

inboxes = {}


async def member(name, says, delay):
    inboxes[name] = asyncio.Queue()
    await asyncio.sleep(delay)
    for text in says:
        for other, box in inboxes.items():
            if other != name:
                box.put_nowait((name, text))
        await asyncio.sleep(0.2)


async def reader(name, heard):
    await asyncio.sleep(0.01)
    box = inboxes[name]
    while True:
        try:
            sender, text = await asyncio.wait_for(box.get(), 0.5)
        except asyncio.TimeoutError:
            return name, heard
        heard.append(f"{sender}: {text}")


async def main():
    lines = {"Noor": ["hoi", "alles goed?"], "Jāzeps": ["sveiki"], "Sìne": []}
    members = [member(n, says, 0.05 * i) for i, (n, says) in enumerate(lines.items(), 1)]
    readers = [reader(n, []) for n in lines]
    results = await asyncio.gather(*members, *readers)
    for name, heard in results[len(lines):]:
        print(f"{name} heard {len(heard)}: {'; '.join(heard)}")
    print({n: b.qsize() for n, b in inboxes.items()})


asyncio.run(main())
