import asyncio
import sys


async def check(name, ok):
    await asyncio.sleep(0.1)
    print(f"[{'OK' if ok else 'FAIL':^6}] {name}")
    return ok


async def main() -> int:
    checks = {"disk": True, "network": False, "clock": True, "fan": False}
    results = await asyncio.gather(*[check(n, ok) for n, ok in checks.items()])
    return results.count(False)


if __name__ == '__main__':
    failed = asyncio.run(main())
    print(failed, "checks failed")
    sys.exit(failed)
