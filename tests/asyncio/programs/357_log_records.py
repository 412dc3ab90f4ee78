# Filters, adapters and formatters that add to log records.
import asyncio
import contextvars
import logging
import sys

request = contextvars.ContextVar("request", default="-")


class Numbered(logging.Filter):
    def filter(self, record):
        record.request = request.get()
        return record.levelno > logging.DEBUG or record.name.endswith("kept")


class Lower(logging.Formatter):
    def format(self, record):
        record.levelname = record.levelname.lower()
        return super().format(record)


class Tagged(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['tag']}] {msg}", kwargs


def prepared(name):
    log = logging.getLogger(name)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Lower("%(request)-3s %(levelname)-8s%(name)s %(funcName)s:%(lineno)d %(message)s"))
    handler.addFilter(Numbered())
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    return log


async def handle(log, number):
    request.set(f"r{number}")
    log.info("begin")
    await asyncio.sleep(0.1 * number)
    log.debug("detail %d", number)
    log.warning("end %(n)d", {"n": number})


async def main():
    log, kept = prepared("app"), prepared("app.kept")
    await asyncio.gather(*[handle(each, number) for number, each in enumerate((log, kept, log))])
    Tagged(log, {"tag": "db"}).error("no %s", "answer")
    log.addFilter(lambda record: "secret" not in record.getMessage())
    log.info("a secret")
    log.info("told", extra={"user": "ann"})
    user = logging.StreamHandler(sys.stdout)
    user.setFormatter(logging.Formatter("{message} by {user} in {filename:.3}", style="{"))
    log.handlers = [user]
    log.info("done", extra={"user": "bob"})
    adapter = logging.LoggerAdapter(log, {"user": "eve"})
    adapter.info("adapted")
    print(adapter)


asyncio.run(main())
