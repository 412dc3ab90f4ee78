import asyncio

attempts = {}


class Unavailable(Exception):
    """The service said 503."""


async def call_service(name, works_at):
    attempts[name] = attempts.get(name, 0) + 1
    await asyncio.sleep(0.05)
    if attempts[name] < works_at:
        raise Unavailable(f"503 from {name}")
    return {"name": name, "status": 200}


async def retry(name, works_at, *, retries=3, base=0.1):
    delay = base
    for attempt in range(1, retries + 1):
        try:
            return await call_service(name, works_at)
        except Unavailable as exc:
            print(f"[{name}] attempt {attempt}/{retries}: {exc}")
            if attempt == retries:
                raise RuntimeError(f"{name} given up") from exc
            await asyncio.sleep(delay)
            delay *= 2


async def main():
    jobs = {"auth": 1, "billing": 3, "mail": 9}
    results = await asyncio.gather(*[retry(n, w) for n, w in jobs.items()], return_exceptions=True)
    for result in results:
        if isinstance(result, RuntimeError):
            print(result, "| cause:", repr(result.__cause__))
        else:
            print(result)
    print(attempts)


asyncio.run(main())
