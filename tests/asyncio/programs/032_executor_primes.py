import asyncio
import concurrent.futures
import time


def is_prime(n):
    time.sleep(0.1)  # pretend that it is hard
    if n < 2:
        return False
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True


async def main():
    loop = asyncio.get_running_loop()
    candidates = list(range(90, 102))
    start = loop.time()
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        flags = await asyncio.gather(*(loop.run_in_executor(pool, is_prime, n) for n in candidates))
    primes = [n for n, flag in zip(candidates, flags) if flag]
    print("primes:", *primes)
    print("took %.1f s instead of %.1f s" % (loop.time() - start, len(candidates) / 10))
    print({n: f for n, f in zip(candidates, flags) if n % 2})


asyncio.run(main())
