import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s %(name)s: %(message)s", stream=sys.stdout)
log = logging.getLogger("app")
worker_log = logging.getLogger("app.worker")
worker_log.setLevel(logging.INFO)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


handler = ListHandler()
handler.setFormatter(logging.Formatter("[%(levelname)s] %(message)s"))
log.addHandler(handler)


async def worker(n):
    worker_log.debug("hidden %d", n)
    worker_log.info("worker %d starts", n)
    await asyncio.sleep(0.1 * n)
    if n == 2:
        worker_log.warning("worker %s is slow", n)
    try:
        return 10 // (3 - n)
    except ZeroDivisionError:
        worker_log.error("division failed in %s", f"worker {n}")
        return None


async def main():
    log.debug("begin")
    print(await asyncio.gather(*(worker(i) for i in range(4))))
    log.critical("end %(what)s", {"what": "now"})
    print(handler.records)
    print(log.isEnabledFor(logging.INFO), worker_log.getEffectiveLevel(), logging.getLevelName(30))


asyncio.run(main())
