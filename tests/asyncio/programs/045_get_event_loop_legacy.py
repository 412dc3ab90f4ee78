import asyncio


async def slow_operation(n):
    await asyncio.sleep(n / 10)
    print('Slow operation %d complete' % n)
    return n * 10


def got_result(future):
    print('callback says', future.result())


loop = asyncio.get_event_loop()
task = asyncio.ensure_future(slow_operation(1), loop=loop)
task.add_done_callback(got_result)
loop.run_until_complete(task)
print(loop.run_until_complete(slow_operation(2)))

future = loop.create_future()
loop.call_later(0.1, future.set_result, 'from a timer')
print(loop.run_until_complete(future))

done, pending = loop.run_until_complete(
    asyncio.wait([loop.create_task(slow_operation(i)) for i in (4, 3)]))
print(sorted(t.result() for t in done), len(pending))
loop.close()
try:
    loop.run_until_complete(future)
except RuntimeError as e:
    print(e)
