import asyncio
from functools import partial


class OldDevice:
    """An API from before: it calls back."""

    def __init__(self, loop):
        self._loop = loop
        self.pending = {}

    def read(self, channel, on_value, on_error=None):
        delay = 0.1 * channel
        handle = self._loop.call_later(delay, self._finish, channel, on_value, on_error)
        self.pending[channel] = handle
        return partial(self.abort, channel)

    def abort(self, channel):
        handle = self.pending.pop(channel, None)
        if handle:
            handle.cancel()
        return handle is not None

    def _finish(self, channel, on_value, on_error):
        del self.pending[channel]
        if channel == 3 and on_error:
            on_error(IOError(f"channel {channel} is dead"))
        else:
            on_value(channel ** 2)


def promisify(method):
    async def call(*args):
        future = asyncio.get_running_loop().create_future()
        abort = method(*args, future.set_result, future.set_exception)
        try:
            return await future
        except asyncio.CancelledError:
            print("abort", args, abort())
            raise
    return call


async def main():
    device = OldDevice(asyncio.get_running_loop())
    read = promisify(device.read)
    print(await read(2))
    print(await asyncio.gather(*(read(c) for c in (1, 2, 3, 4)), return_exceptions=True))
    try:
        async with asyncio.timeout(0.25):
            await read(9)
    except TimeoutError:
        print("nothing pending:", device.pending)
    values = []
    device.read(1, values.append)
    abort = device.read(2, values.append)
    await asyncio.sleep(0.15)
    print(values, abort(), abort(), [h.cancelled() for h in device.pending.values()])


asyncio.run(main())
