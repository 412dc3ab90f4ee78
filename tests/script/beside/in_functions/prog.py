import asyncio


async def main():
    print("before")
    from lazy import ask
    print(await ask(2))

    def inner():
        import lazy
        return lazy.COUNT

    print(inner())
    try:
        await asyncio.wait_for(ask(60), 1)
    except TimeoutError:
        print("too slow")
    from lazy import Failure
    try:
        await ask(-1)
    except Failure as failure:
        print(repr(failure), type(failure).__module__, type(failure))
    task = asyncio.create_task(ask(-2))
    await asyncio.gather(task, return_exceptions=True)
    print(type(task.exception()).__qualname__)


class Lazy:
    from lazy import COUNT as count
    import lazy as module


print(Lazy.count, Lazy.module.__name__)
asyncio.run(main())
