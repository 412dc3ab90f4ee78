import asyncio


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 1, '... world'))
    print('hello', end=' ', flush=True)
    print(fut.done(), end=' ')
    print(await fut)
    print(fut.done(), fut.result())

    try:
        fut.set_result('again')
    except asyncio.InvalidStateError as e:
        print(type(e).__name__ + ':', e)

    other = loop.create_future()
    try:
        other.result()
    except asyncio.InvalidStateError as e:
        print(e)
    other.set_exception(OSError(28, 'no space left'))
    try:
        await other
    except OSError as e:
        print(e.errno, e.strerror, e.args, e)

    third = asyncio.Future()
    third.cancel()
    print(third.cancelled(), third)
    print(fut)


asyncio.run(main())
