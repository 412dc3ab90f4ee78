import asyncio

CHAPTERS = [
    "the cat sat on the mat and the dog sat too",
    "a dog is not a cat and a cat is not a dog",
    "on the mat the cat is a king",
]


def count(text):
    freq = {}
    for word in text.split():
        freq[word] = freq.get(word, 0) + 1
    return freq


def merge(one, other):
    return {w: one.get(w, 0) + other.get(w, 0) for w in [*one, *(k for k in other if k not in one)]}


async def mapper(no, text):
    await asyncio.sleep(0.1 * (3 - no))
    freq = await asyncio.to_thread(count, text)
    print(f"chapter {no}: {sum(freq.values())} words, {len(freq)} different")
    return freq


async def reduce(futures):
    total = {}
    for f in futures:
        total = merge(total, await f)
    return total


async def main():
    total = await reduce([asyncio.create_task(mapper(i, c)) for i, c in enumerate(CHAPTERS)])
    top = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:5]
    print(top)
    for word, n in top:
        print(f"{word:>5} {'█' * n}{'░' * (top[0][1] - n)} {n / sum(total.values()):6.1%}")
    by_count = {}
    for word, n in total.items():
        by_count.setdefault(n, set()).add(word)
    print({n: sorted(ws) for n, ws in sorted(by_count.items())}[1])


asyncio.run(main())
