import asyncio

state = {'left': 5, 'log': []}


def tick(loop):
    state['left'] -= 1
    state['log'].append(round(loop.time() - state['start'], 2))
    if state['left']:
        loop.call_later(0.1, tick, loop)
    else:
        print('stopping')
        loop.stop()


async def chatter(every):
    n = 0
    while True:
        n += 1
        print('chatter', n)
        await asyncio.sleep(every)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
state['start'] = loop.time()
talk = loop.create_task(chatter(0.13))
loop.call_later(0.05, tick, loop)
try:
    loop.run_forever()
finally:
    talk.cancel()
    try:
        loop.run_until_complete(talk)
    except asyncio.CancelledError:
        print('chatter cancelled')
    print('ticks', len(state['log']), 'running', loop.is_running())
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
