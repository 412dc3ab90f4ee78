"""What an exception says it came during: thrown into what is awaited, or raised there."""

import asyncio


def chain(e, d=6):
    return None if e is None or d == 0 else (type(e).__name__, chain(e.__cause__, d-1), chain(e.__context__, d-1))


async def star():
    try:
        raise BytesWarning([1])
    except* BytesWarning as e:
        await asyncio.sleep(5)


async def main():
    t = asyncio.create_task(star())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except BaseException as e:
        print(chain(e))
    async def inner():
        try:
            raise KeyError(1)
        except KeyError:
            await asyncio.sleep(3)
    async def outer(f):
        try:
            raise ValueError(2)
        except ValueError:
            await f()
    async def deep(f):
        try:
            raise OSError(2)
        except OSError:
            try:
                await f()
            except asyncio.CancelledError:
                raise TypeError
    for f in (inner, lambda: outer(inner), lambda: deep(inner), lambda: outer(lambda: deep(inner)), lambda: outer(lambda: outer(inner)), lambda: asyncio.wait_for(outer(inner), 2), lambda: outer(lambda: asyncio.wait_for(inner(), 0.5)), lambda: outer(lambda: asyncio.wait_for(asyncio.sleep(3), 0.5)), lambda: outer(lambda: asyncio.wait_for(deep(inner), 0.5)), lambda: deep(lambda: asyncio.wait_for(outer(lambda: asyncio.sleep(3)), 0.5))):
        t = asyncio.create_task(f())
        await asyncio.sleep(1)
        t.cancel()
        try:
            await t
        except BaseException as e:
            print(chain(e))
    # raising in send path
    async def late():
        await asyncio.sleep(0.1)
        try:
            raise IndexError
        except IndexError:
            raise KeyError
    async def late2():
        await asyncio.sleep(0.1)
        raise IndexError
    async def early():
        raise IndexError
    for f in (late, lambda: outer(late), lambda: outer(late2), lambda: deep(late2), lambda: outer(lambda: asyncio.wait_for(late(), 3)), lambda: outer(lambda: asyncio.wait_for(late2(), 3)), lambda: outer(lambda: asyncio.wait_for(early(), 3)), lambda: outer(lambda: asyncio.wait_for(outer(late2), 3)), lambda: outer(lambda: asyncio.gather(late(), late2())), lambda: outer(lambda: asyncio.shield(late()))):
        try:
            await f()
        except BaseException as e:
            print(chain(e))
    async def timed(f):
        async with asyncio.timeout(0.5):
            await f()
    async def grouped(f):
        async with asyncio.TaskGroup() as g:
            g.create_task(f())
            await asyncio.sleep(4)
    async def groupedraise(f):
        async with asyncio.TaskGroup() as g:
            g.create_task(f())
            raise KeyError
    for f in (lambda: timed(inner), lambda: outer(lambda: timed(inner)), lambda: timed(lambda: outer(inner)), lambda: outer(lambda: timed(lambda: outer(inner))), lambda: timed(lambda: deep(inner)), lambda: grouped(inner), lambda: outer(lambda: grouped(inner)), lambda: outer(lambda: grouped(late2)), lambda: groupedraise(late2), lambda: outer(lambda: groupedraise(late2)), lambda: outer(lambda: grouped(lambda: outer(late2))), lambda: timed(lambda: grouped(lambda: outer(inner)))):
        t = asyncio.create_task(f())
        await asyncio.sleep(1)
        t.cancel()
        try:
            await t
        except BaseException as e:
            print(chain(e), [chain(x) for x in getattr(e, 'exceptions', ())])
    def g1():
        try:
            raise KeyError
        except KeyError:
            yield 1
    def g2():
        try:
            raise IndexError
        except IndexError:
            yield from g1()
    def g3():
        try:
            yield from g2()
        except TypeError:
            raise OSError
    for g in (g1, g2, g3):
        it = g()
        next(it)
        try:
            it.throw(TypeError())
        except Exception as e:
            print(chain(e))
    async def ag():
        try:
            raise KeyError
        except KeyError:
            yield 1
            await asyncio.sleep(3)
    async def agu():
        try:
            raise MemoryError
        except MemoryError:
            async for x in ag():
                pass
    t = asyncio.create_task(agu())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except BaseException as e:
        print(chain(e))
    a = ag()
    await anext(a)
    try:
        try:
            raise BufferError
        except BufferError:
            await a.athrow(TypeError())
    except Exception as e:
        print(chain(e))


asyncio.run(main())
