import asyncio

MORSE = ("A .-", "B -...", "C -.-.", "D -..", "E .", "F ..-.", "G --.", "H ....", "I ..", "J .---", "K -.-", "L .-..", "M --",
         "N -.", "O ---", "P .--.", "Q --.-", "R .-.", "S ...", "T -", "U ..-", "V ...-", "W .--", "X -..-", "Y -.--", "Z --..",
         "1 .----", "2 ..---", "3 ...--", "4 ....-", "5 .....", "6 -....", "7 --...", "8 ---..", "9 ----.", "0 -----")
x = 3
TABLE = (x, x + 1, x + 2, x * 2, x ** 2, x - 1, x // 2, x % 2, -x, +x, ~x, not x, x == 3, x != 3, x < 4, x <= 3, x > 1, x >= 9, x is None,
         x in (1, 2), [x], {x}, (x,), {x: x}, f"{x}", str(x), repr(x), float(x), bool(x), int, abs(x), hash(x), divmod(x, 2), pow(x, 2), x & 1, x | 8)
CODES = {k: v for k, v in map(str.split, MORSE)}
STEPS = [lambda v: v + 1, lambda v: v * 2, lambda v: v - 3] * 12


async def blink(text):
    out = []
    for ch in text.upper():
        code = CODES.get(ch, "/")
        await asyncio.sleep(sum(0.1 if c == "." else 0.3 for c in code))
        out.append(code)
    return " ".join(out)


async def main():
    print(len(MORSE), len(TABLE), len(CODES), len(STEPS))
    print(await blink("SOS at 10"))
    print(TABLE[:19], TABLE[20:25])
    v = 0
    for fn in STEPS:
        v = fn(v)
    print(v)
    names = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho",
             "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "digamma", "koppa", "sampi", "san", "sho", "heta", "stigma", "yot", "qoppa"}
    print(len(names), sorted(names)[:3])
    print(round(asyncio.get_running_loop().time(), 1))
    for a, b in ((1, x), (2, x), (3, x)):
        print(a, b, end=" ")
    print(max((x, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)))

asyncio.run(main())
