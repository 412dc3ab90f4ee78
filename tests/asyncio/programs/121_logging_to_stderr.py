import asyncio
import logging
import sys

logger = logging.getLogger("pump")
handler = logging.StreamHandler()            # stderr
handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.DEBUG)
logger.propagate = False


class Lines(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.levelname.lower()}: {record.getMessage()}")


async def pump(litres, limit):
    logger.info("starting with %d litres", litres)
    while litres:
        await asyncio.sleep(0.1)
        litres -= 1
        logger.debug("%s left", litres)
        if litres == limit:
            logger.warning("only %d litre%s left", litres, "s" if litres != 1 else "")
    logger.error("dry after %.1f s", 0.1 * 4)


async def main():
    lines = Lines()
    logger.addHandler(lines)
    await pump(4, 2)
    logger.removeHandler(lines)
    logger.critical("not collected")
    print(*lines.lines, sep="\n", file=sys.stdout)
    print(logger.name, logger.level, logging.getLevelName(30), logger.isEnabledFor(logging.DEBUG))
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("traceback goes to stderr")
    print("done")


asyncio.run(main())
