import asyncio
from itertools import chain, islice, zip_longest, accumulate, pairwise
from operator import attrgetter, itemgetter, methodcaller

RAW = """\
id;name;amount
1;Ann;10.50
2;Bob;abc
3;Cy;7
4;;1
5;Eve;99.99"""


class RowError(ValueError):
    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line


def chunks(iterable, size):
    it = iter(iterable)
    while batch := list(islice(it, size)):
        yield batch


def parse(line, number, header):
    row = dict(zip_longest(header, line.split(";")))
    if not row["name"]:
        raise RowError(number, "no name")
    try:
        row["amount"] = float(row["amount"])
    except ValueError as e:
        raise RowError(number, e) from e
    return row


async def load(batch, header):
    await asyncio.sleep(0.1 * len(batch))
    rows, errors = [], []
    for number, line in batch:
        try:
            rows.append(parse(line, number, header))
        except RowError as e:
            errors.append(e)
    return rows, errors


async def main():
    first, *lines = RAW.splitlines()
    header = first.split(";")
    results = await asyncio.gather(*(load(b, header) for b in chunks(enumerate(lines, start=2), 2)))
    rows = list(chain.from_iterable(r for r, _ in results))
    errors = sorted(chain(*(e for _, e in results)), key=attrgetter("line"))
    print(*rows, sep="\n")
    print([str(e) for e in errors], [repr(e.__cause__) for e in errors if e.__cause__])
    total = list(accumulate(map(itemgetter("amount"), rows)))
    print(total, [round(b - a, 2) for a, b in pairwise(total)], list(map(methodcaller("upper"), header)))
    print(f"{'name':<6}|{'amount':>10}")
    for r in rows:
        print(f"{r['name']:<6}|{r['amount']:>10,.2f}")


asyncio.run(main())
