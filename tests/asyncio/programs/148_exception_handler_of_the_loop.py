import asyncio

seen = []


class Meter:
    def __init__(self, name):
        self.name = name

    def tick(self, value):
        if value < 0:
            raise ValueError(f"{self.name}: {value}")
        print(self.name, value)


def handler(loop, context):
    seen.append((sorted(k for k in context if k in ("exception", "handle", "message")), repr(context.get("exception"))))
    print("handler:", context["exception"])


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    meter = Meter("gas")
    loop.call_soon(meter.tick, 5)
    loop.call_later(0.1, meter.tick, -1)
    loop.call_later(0.2, meter.tick, 7)
    await asyncio.sleep(0.3)
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / f.result())
    future.set_result(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": KeyError("k")})
    print(*seen, sep="\n")
    loop.set_exception_handler(None)
    print(loop.get_exception_handler() is None, len(seen))


asyncio.run(main())
