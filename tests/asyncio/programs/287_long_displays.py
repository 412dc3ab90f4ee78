# Displays of more values than CPython keeps on its stack, and what is written once for all of them.
import asyncio

BASE = 3
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127)
SHIFTED = (
    BASE, BASE + 1, BASE + 2, BASE + 3, BASE + 4, BASE + 5, BASE + 6, BASE + 7, BASE + 8, BASE + 9, BASE + 10,
    BASE + 11, BASE + 12, BASE + 13, BASE + 14, BASE + 15, BASE + 16, BASE + 17, BASE + 18, BASE + 19, BASE + 20,
    BASE + 21, BASE + 22, BASE + 23, BASE + 24, BASE + 25, BASE + 26, BASE + 27, BASE + 28, BASE + 29, BASE + 30,
)
CODES = {
    "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12, "m": 13,
    "n": BASE, "o": BASE, "p": BASE, "q": BASE, "r": BASE, "s": BASE, "t": BASE, "u": BASE, **{"v": 0, "a": BASE},
}


async def look(number):
    await asyncio.sleep(number / 1000)
    return number in PRIMES


async def main():
    print(len(PRIMES), PRIMES[-1], 97 in PRIMES, 98 in PRIMES, sum(PRIMES))
    print(len(SHIFTED), SHIFTED[0], SHIFTED[-1], SHIFTED[30:], type(SHIFTED).__name__)
    print(len(CODES), CODES["a"], CODES["v"], list(CODES)[-2:])
    print(sum(await asyncio.gather(*[look(number) for number in SHIFTED])))
    rounds = 0
    for make in (
        int, str, list, dict, set, tuple, bool, float, int, str, list, dict, set, tuple, bool, float,
        int, str, list, dict, set, tuple, bool, float, int, str, list, dict, set, tuple, bool, float,
    ):
        rounds += not make()
    print(rounds)
    print(len([*PRIMES, BASE, *SHIFTED]), len((*PRIMES, BASE, *SHIFTED)), len({*PRIMES, BASE, *SHIFTED}))
    first, *others, last = PRIMES
    print(first, len(others), last, hash(PRIMES) == hash(tuple(list(PRIMES))), PRIMES == (*PRIMES,))


asyncio.run(main())
