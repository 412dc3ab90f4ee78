import asyncio

counter = 10
shadow = "module"


async def reads():
    return counter, shadow


async def breaks():
    await asyncio.sleep(0)
    counter += 1                 # noqa: assigned here, so local
    return counter


async def misspelt():
    return coutner


async def shadows(shadow="parameter"):
    shadow += "!"
    counter = 0
    for counter in range(3):
        pass
    squares = [counter ** 2 for counter in range(5)]
    return shadow, counter, squares


async def deletes():
    value = 1
    del value
    return value


async def main():
    global counter
    counter = 11
    for job in (reads, breaks, misspelt, shadows, deletes):
        try:
            print(job.__name__, "->", await job())
        except NameError as e:
            print(job.__name__, "->", type(e).__name__, e)
    try:
        raise ValueError("e is deleted afterwards")
    except ValueError as e:
        pass
    try:
        e
    except NameError as other:
        print(other)
    list = sum
    print(list([1, 2]), "print" in dir(), callable(list), __name__)
    assert (lambda: counter)() == 11


asyncio.run(main())
