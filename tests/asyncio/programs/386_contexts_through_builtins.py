# What code of the program raises keeps its context on its way out of builtins, futures and calls of asyncio.
import asyncio
def told(error, depth=5):
    if error is None or depth == 0:
        return None
    return (type(error).__name__, str(error), told(error.__context__, depth - 1), error.__suppress_context__)
class It:
    def __init__(s, e): s.e = e
    def __iter__(s): return s
    def __next__(s): raise s.e
class K:
    def __init__(s, e): s.e = e
    def __lt__(s, o): raise s.e
    def __eq__(s, o): raise s.e
    def __hash__(s): return 3
    def __repr__(s): raise s.e
    def __getattr__(s, n): raise s.e
    def __add__(s, o): raise s.e
def key(x): raise kept
kept = ValueError('kept')
kept2 = ValueError('kept2')
kept.__context__ = kept2
def gen(e):
    yield 1
    raise e
def gen2():
    try:
        yield 1
    except ValueError as e:
        yield 2
        raise
def chained():
    try: raise KeyError('in')
    finally: raise ValueError('out')
for name, f in [
    ('sorted key', lambda: sorted([1, 2], key=key)),
    ('sorted', lambda: sorted([K(kept), K(kept)])),
    ('eq', lambda: K(kept) == 1),
    ('in', lambda: K(kept) in [1, K(kept)]),
    ('dict', lambda: {K(kept): 1, K(kept): 2}),
    ('list', lambda: list(It(kept))),
    ('sum', lambda: sum(It(kept))),
    ('repr', lambda: repr(K(kept))),
    ('fstring', lambda: f'{K(kept)!r}'),
    ('format', lambda: '%r' % (K(kept),)),
    ('attr', lambda: K(kept).x),
    ('getattr', lambda: getattr(K(kept), 'x', 3)),
    ('hasattr', lambda: hasattr(K(kept), 'x')),
    ('add', lambda: K(kept) + 1),
    ('gen', lambda: list(gen(kept))),
    ('gen2', lambda: gen2().throw(kept)),
    ('gen3', lambda: (g := gen2(), next(g), g.throw(kept), next(g))),
    ('gen4', lambda: (g := gen2(), next(g), g.close(), g.throw(kept))),
    ('map', lambda: list(map(key, [1]))),
    ('max', lambda: max([1, 2], key=key)),
    ('chained', chained),
    ('mapchained', lambda: list(map(lambda x: chained(), [1]))),
    ('next', lambda: next(It(kept))),
    ('unpack', lambda: [*It(kept)]),
    ('call', lambda: print(*It(kept))),
    ('join', lambda: ','.join(It(kept))),
    ('raise', lambda: (_ for _ in ()).throw(kept)),
]:
    kept.__context__ = kept2
    try:
        try: 1 // 0
        except Exception: f()
    except BaseException as e:
        print(name, told(e))
    try:
        f()
    except BaseException as e:
        print(name, told(e))
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future(); kept.__context__ = kept2; f.set_exception(kept)
    for again in range(2):
        try:
            try: 1 // 0
            except Exception: f.result()
        except BaseException as e: print('result', told(e))
        try:
            try: 1 // 0
            except Exception: await f
        except BaseException as e: print('await', told(e))
        try: await f
        except BaseException as e: print('await', told(e))
    async def fails():
        try: {}['x']
        except KeyError: raise kept
    async def passes():
        try: await asyncio.sleep(0)
        except BaseException: raise
        else: raise kept
    for c in fails, passes:
        t = asyncio.create_task(c())
        await asyncio.wait([t])
        try:
            try: 1 // 0
            except Exception: t.result()
        except BaseException as e: print('t.result', told(e))
        try:
            try: 1 // 0
            except Exception: await t
        except BaseException as e: print('await t', told(e))
        try:
            try: 1 // 0
            except Exception: await c()
        except BaseException as e: print('await c', told(e))
        try:
            try: 1 // 0
            except Exception: await asyncio.gather(c(), c())
        except BaseException as e: print('gather', told(e))
        try:
            try: 1 // 0
            except Exception: await asyncio.wait_for(c(), 1)
        except BaseException as e: print('wait_for', told(e))
        try:
            try: 1 // 0
            except Exception:
                async with asyncio.TaskGroup() as g: g.create_task(c())
        except BaseException as e: print('group', told(e), told(e.exceptions[0]))
        try:
            try: 1 // 0
            except Exception: await asyncio.to_thread(key, 1)
        except BaseException as e: print('thread', told(e))
        try:
            try: 1 // 0
            except Exception: await asyncio.shield(c())
        except BaseException as e: print('shield', told(e))
        try:
            try: 1 // 0
            except Exception:
                for x in asyncio.as_completed([c()]): await x
        except BaseException as e: print('as_completed', told(e))
        t = asyncio.create_task(asyncio.sleep(5)); await asyncio.sleep(0); t.cancel()
        try:
            try: 1 // 0
            except Exception: await t
        except BaseException as e: print('cancelled', told(e))
        try:
            try: 1 // 0
            except Exception: t.result()
        except BaseException as e: print('cancelled', told(e))
        try:
            try: 1 // 0
            except Exception: t.exception()
        except BaseException as e: print('cancelled', told(e))
        try:
            try: 1 // 0
            except Exception:
                async with asyncio.timeout(0.1): await asyncio.sleep(1)
        except BaseException as e: print('timeout', told(e))
asyncio.run(main())
