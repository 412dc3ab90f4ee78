import asyncio


class Watchdog:
    def __init__(self, timeout, on_expire):
        self.timeout = timeout
        self.on_expire = on_expire
        self._handle = None
        self.resets = 0

    def start(self):
        loop = asyncio.get_running_loop()
        self._handle = loop.call_later(self.timeout, self._expired)
        return self

    def kick(self):
        self.resets += 1
        self._handle.cancel()
        self.start()

    def stop(self):
        if self._handle:
            self._handle.cancel()
            self._handle = None

    def _expired(self):
        self.on_expire(self)


async def process(dog, steps):
    done = []
    try:
        for s in steps:
            await asyncio.sleep(s)
            done.append(s)
            dog.kick()
    finally:
        dog.stop()
        print("steps done:", done)
    return "finished"


async def supervised(steps):
    task = asyncio.current_task()
    dog = Watchdog(1.0, lambda d: task.cancel(f"stuck after {d.resets} kicks")).start()
    return await process(dog, steps)


async def main():
    print(await supervised([0.5, 0.9, 0.2]))
    task = asyncio.create_task(supervised([0.5, 0.7, 1.5, 0.1]))
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled:", *e.args)
    print(task.cancelled(), asyncio.current_task().cancelling(), len(asyncio.all_tasks()))


asyncio.run(main())
