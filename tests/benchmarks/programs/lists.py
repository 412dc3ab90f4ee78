"""Lists, dicts and tuples: a sieve, words counted, a table joined and sorted."""


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for number in range(2, int(limit**0.5) + 1):
        if flags[number]:
            for multiple in range(number * number, limit + 1, number):
                flags[multiple] = False
    return [number for number, is_prime in enumerate(flags) if is_prime]


def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def join(orders, prices):
    rows = []
    for number, (name, amount) in enumerate(orders):
        if name in prices:
            rows.append((number, name, amount * prices[name]))
    rows.sort(key=lambda row: row[2], reverse=True)
    return sum(total for _, _, total in rows[:100])


primes = sieve(200_000)
words = [f"word{number * 7919 % 97}" for number in range(60_000)]
prices = {f"item{number}": number % 13 + 1 for number in range(50)}
orders = [(f"item{number % 61}", number % 9) for number in range(40_000)]
assert (len(primes), count(words)[0][1], join(orders, prices)) == (17984, 619, 10400)
