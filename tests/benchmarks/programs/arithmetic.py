"""Whole numbers and floats: Collatz sequences, sums of divisors, a numerical integral."""


def steps(number):
    count = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        count += 1
    return count


def divisors(number):
    total = 1
    candidate = 2
    while candidate * candidate <= number:
        if number % candidate == 0:
            total += candidate
            if candidate != number // candidate:
                total += number // candidate
        candidate += 1
    return total


def integral(pieces):
    width = 1.0 / pieces
    area = 0.0
    for piece in range(pieces):
        x = (piece + 0.5) * width
        area += 4.0 / (1.0 + x * x) * width
    return area


longest = max(range(1, 3000), key=steps)
perfect = [number for number in range(2, 3000) if divisors(number) == number]
assert (longest, perfect, round(integral(50_000), 6)) == (2919, [6, 28, 496], 3.141593)
