# A GeneratorExit that a task hears of closes what its coroutine awaits, the innermost first.
import asyncio
def boom(): raise GeneratorExit('out')
def show(where, e):
    print(where, repr(e), 'context', repr(e.__context__), 'cause', repr(e.__cause__))

async def passes(level):
    try:
        if level: await passes(level - 1)
        else: await asyncio.to_thread(boom)
    except BaseException as e:
        show(f'level {level}', e)
        raise
async def returns(level):
    try:
        if level: await returns(level - 1)
        else: await asyncio.to_thread(boom)
    except BaseException as e:
        show(f'level {level}', e)
        return level
async def another(level):
    try:
        if level: await another(level - 1)
        else: await asyncio.to_thread(boom)
    except BaseException as e:
        show(f'level {level}', e)
        raise ValueError(level)
async def again(level):
    try:
        if level: await again(level - 1)
        else: await asyncio.to_thread(boom)
    except BaseException as e:
        show(f'level {level}', e)
        try:
            await asyncio.sleep(0.1)
        finally:
            print('left', level)
async def stubborn(level):
    try:
        if level: await stubborn(level - 1)
        else: await asyncio.to_thread(boom)
    except BaseException as e:
        show(f'level {level}', e)
    while True:
        try:
            await asyncio.sleep(0.1)
            print('slept', level)
            break
        except BaseException as e:
            show(f'stubborn {level}', e)
async def handling(level):
    try:
        raise KeyError(level)
    except KeyError:
        if level: await handling(level - 1)
        else: await asyncio.to_thread(boom)
async def final(level):
    try:
        if level: await final(level - 1)
        else: await asyncio.to_thread(boom)
    finally:
        print('finally', level)
        await asyncio.sleep(0)
        print('slept', level)
async def erring(level):
    try:
        if level: await erring(level - 1)
        else: await asyncio.to_thread(boom)
    except GeneratorExit:
        try:
            await asyncio.sleep(1)
        finally:
            raise ValueError('in close')
async def gen():
    try:
        yield await asyncio.to_thread(boom)
    except BaseException as e:
        show('gen', e)
        raise
async def genyield():
    try:
        yield await asyncio.to_thread(boom)
    except BaseException as e:
        show('gen', e)
        yield 5
async def genawait():
    try:
        yield await asyncio.to_thread(boom)
    except BaseException as e:
        show('gen', e)
        await asyncio.sleep(0)
        yield 5
async def over(make):
    try:
        async for x in make():
            print('x', x)
    except BaseException as e:
        show('over', e)
        raise
async def overover(make):
    try:
        await over(make)
    except BaseException as e:
        show('overover', e)
        raise
class Aw:
    def __await__(self):
        try:
            return (yield from asyncio.to_thread(boom).__await__())
        except BaseException as e:
            show('Aw', e)
            return (yield from asyncio.sleep(0).__await__())
async def aw(): 
    try:
        await Aw()
    except BaseException as e:
        show('aw', e)
        raise
async def awaw(): 
    try:
        await aw()
    except BaseException as e:
        show('awaw', e)
        await asyncio.sleep(0)
        print('awaw slept')
async def top(c):
    try:
        print('came', await c)
    except BaseException as e:
        show('top', e)
        try:
            await asyncio.sleep(0.5)
            print('top slept')
        except BaseException as e:
            show('top again', e)
cases = [(n, f, l) for n, f in [('passes', passes), ('returns', returns), ('another', another), ('again', again), ('stubborn', stubborn), ('handling', handling), ('final', final), ('erring', erring)] for l in (0, 1, 2)]
for n, f, l in cases:
    for wrap in (None, top):
        print('---', n, l, wrap and 'top')
        try:
            print('end', asyncio.run(top(f(l)) if wrap else f(l)))
        except BaseException as e:
            show('run', e)
for n, f in [('gen', gen), ('genyield', genyield), ('genawait', genawait)]:
    for o in (over, overover):
        print('---', n, o.__name__)
        try:
            print('end', asyncio.run(o(f)))
        except BaseException as e:
            show('run', e)
for f in (aw, awaw):
        print('---', f.__name__)
        try:
            print('end', asyncio.run(f()))
        except BaseException as e:
            show('run', e)
