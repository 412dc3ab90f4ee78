# Warnings as they are recorded and made errors; a coroutine that nobody awaits is one.
import asyncio
import warnings


async def save(x):
    await asyncio.sleep(0.1)
    return x


async def main():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        save(1)
        warnings.warn("old api", DeprecationWarning, stacklevel=2)
        warnings.warn("careful")
    for w in caught:
        print(w.category.__name__, w.message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.warn("now an error", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
    c = save(2)
    print(type(c).__name__, c.cr_running, c.__name__)
    c.close()
    print(await save(3))


asyncio.run(main())
