"""Texts: f-strings, splitting, joining, searching, formatting."""


def table(rows):
    lines = []
    for name, amount, price in rows:
        lines.append(f"{name:<12}|{amount:>6d}|{price:9.2f}|{amount * price:>12,.2f}")
    return "\n".join(lines)


def parsed(text):
    found = []
    for line in text.split("\n"):
        name, amount, *rest = [cell.strip() for cell in line.split("|")]
        found.append((name.upper(), int(amount), len(rest)))
    return found


rows = [(f"item {number % 100}", number % 1000, number / 7) for number in range(15_000)]
text = table(rows)
entries = parsed(text)
vowels = sum(1 for letter in text if letter in "aeiou")
assert (len(text), entries[4321], text.count("item 7"), vowels) == (644_999, ("ITEM 21", 321, 2), 1650, 30_000)
