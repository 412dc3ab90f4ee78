import asyncio


def to_fahrenheit(c):
    return c * 9 / 5 + 32


async def sensor(name, values, step=0.1):
    out = []
    for v in values:
        await asyncio.sleep(step)
        out.append((name, v, to_fahrenheit(v)))
    return out


async def main():
    rows = sum(await asyncio.gather(sensor("roof", [21.5, -3, 0.125]), sensor("cellar", [8, 9.75], step=0.15)), [])
    print("{:<10}|{:>9}|{:>9}".format("sensor", "°C", "°F"))
    print("-" * 10, "-" * 9, "-" * 9, sep="+")
    for name, c, f in rows:
        print("{:<10}|{:>9.2f}|{:>9.2f}".format(name, c, f))
    width = 12
    for name, c, f in rows[:2]:
        print(f"{name!r:*^{width}} {c:+08.3f} {f:e} {f:g} {c:.0%}")
    print("%s has %d values, %5.1f%% of %r" % ("roof", 3, 60, [len(rows)]))
    print("%-8s|%8s|%08.3f|%x|%o|%+d" % ("ab", "cd", 3.14159, 255, 8, 5))
    print("{0[0]} {0[2]:.1f} {n} {{}}".format(rows[1], n=len(rows)))
    print(f"{1e16} {1e15} {0.1 + 0.2} {1/3:.3} {10**20:,} {-7 // 2} {-7 % 3} {7.0 // 2} {2**-1}")


asyncio.run(main())
