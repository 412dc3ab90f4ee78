# Numbers of many thousand digits, and long texts in which much of what is looked for stands everywhere.
import math
import random

random.seed(20261130)
PRIME = (1 << 89) - 1


def number():
    bits = random.choice((30, 64, 65, 200, 3000, 70000, 300000, 700000))
    made = random.getrandbits(bits) if random.random() < 0.8 else (1 << bits) + random.choice((-1, 0, 1))
    if random.random() < 0.15:
        made <<= random.randrange(100000)
    if random.random() < 0.15:  # with a row of zeros in the middle
        made &= ~(((1 << 2000) - 1) << made.bit_length() // 2)
    return -made if random.random() < 0.3 else made


def compute(a, b):
    results = [a * b, a + b, a - b, a & b, a | b, a ^ b, ~a, -a, a << 77, a >> 1234, a >> 100000, pow(a, 3)]
    results += divmod(a, b or 1)
    results += divmod(b, a or 1)
    modulus = random.getrandbits(200) + 1
    results += [pow(a % 1000, 5000), pow(a, abs(b) % 10**30, modulus), pow(a, 65537, -modulus), a.bit_count()]
    print([each % PRIME for each in results], hash(a))
    print(a / b if b and abs(a.bit_length() - b.bit_length()) < 900 else "no float")


def write(a):
    for base, text in (16, hex(a)), (8, oct(a)), (2, bin(a)), (16, f"{a:x}"), (16, f"{a:#X}"), (8, "%o" % a):
        print(len(text), text[:9], text[-9:], int(text, base) == a)
    size = (a.bit_length() + 8) // 8
    for order in "big", "little":
        data = a.to_bytes(size + 3, order, signed=True)
        print(data[:5], data[-5:], int.from_bytes(data, order, signed=True) == a, int.from_bytes(data, order) % PRIME)


def look(text, part, at, empty):
    print(text.find(part), text.find(part, at), text.rfind(part), text.rfind(part, 0, at), text.count(part), part in text)
    print(len(text.split(part)), [len(each) for each in text.rsplit(part, 2)], len(text.replace(part, empty, 3)))
    print(len(text.partition(part)[0]), len(text.rpartition(part)[0]))


for i in range(12):
    first, second = number(), number()
    compute(first, second)
    write(first)

for i in range(5):
    first, second = random.getrandbits(3000), random.getrandbits(2500)
    print(math.gcd(first, second), math.lcm(first, second) % PRIME, math.isqrt(first * first + second) == first)

for i in range(60):
    letters = random.choice(("ab", "a", "abc", "aé", "aĀ", "a😀b"))
    whole = "".join(random.choices(letters, k=random.choice((10, 300, 2000))))
    start, length = random.randrange(len(whole)), random.choice((1, 2, 3, 40, 33, 100, 500))
    wanted = whole[start:start + length] if random.random() < 0.5 else "a" * length + random.choice(("b", ""))
    place = random.randrange(-5, len(whole) + 5)
    look(whole, wanted, place, "")
    look(whole.encode(), wanted.encode(), place, b"")

print((0).to_bytes(0, "big"), (0).to_bytes(3, "big"), (-1).to_bytes(0, "big", signed=True), int.from_bytes(b"", "big"))
print(hex(0), oct(-8), bin(0), (5).bit_count(), int.from_bytes(b"\x80", "big", signed=True))
for size, order in (1, "big"), (0, "big"), (2, "little"):
    try:
        print((256).to_bytes(size, order))
    except OverflowError as error:
        print(error)
