import asyncio
import functools
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
log = logging.getLogger(__name__)


def retry(*exceptions, tries=3, delay=0.1, factor=2):
    def decorator(fn):
        @functools.wraps(fn)
        async def wrapped(*args, **kwargs):
            wait = delay
            for left in range(tries - 1, -1, -1):
                try:
                    return await fn(*args, **kwargs)
                except exceptions as exc:
                    log.warning("%s failed: %s, %d left", fn.__name__, exc, left)
                    if not left:
                        raise
                    await asyncio.sleep(wait)
                    wait *= factor
        return wrapped
    return decorator


class Flaky:
    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)

    @retry(ConnectionError, TimeoutError, tries=4)
    async def get(self):
        outcome = self.outcomes.pop(0)
        await asyncio.sleep(0.01)
        if isinstance(outcome, type) and issubclass(outcome, Exception):
            raise outcome(outcome.__name__.lower())
        return outcome


async def main():
    loop = asyncio.get_running_loop()
    for flaky in (Flaky(1), Flaky(ConnectionError, TimeoutError, "third"), Flaky(KeyError, 2), Flaky(*[OSError, ConnectionResetError] * 3)):
        start = loop.time()
        try:
            print("ok", await flaky.get(), end="")
        except Exception as e:
            print("failed", repr(e), end="")
        print(f" after {loop.time() - start:.2f}, {len(flaky.outcomes)} outcomes left")


asyncio.run(main())
