import asyncio

log = []


class Service:
    def __init__(self, name):
        self.name = name
        self.task = None

    async def start(self):
        self.task = asyncio.create_task(self._run(), name=self.name)

    async def _run(self):
        n = 0
        try:
            while True:
                await asyncio.sleep(0.1)
                n += 1
        finally:
            log.append((self.name, n))

    async def stop(self):
        self.task.cancel()
        try:
            await self.task
        except asyncio.CancelledError:
            return self.task.cancelled()


def main():
    one, two = Service("one"), Service("two")
    with asyncio.Runner() as runner:
        runner.run(one.start())
        runner.run(asyncio.sleep(0.35))
        runner.run(two.start())
        print(runner.run(asyncio.sleep(0.22, "slept")), log)
        print(runner.run(one.stop()), log)
        loop = runner.get_loop()
        print(loop.is_running(), loop.is_closed())
    print(log, two.task.cancelled(), loop.is_closed())
    try:
        runner.run(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)


if __name__ == "__main__":
    main()
