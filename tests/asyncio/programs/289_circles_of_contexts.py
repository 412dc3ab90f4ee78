# Exceptions whose contexts go round in a circle before they are raised.
import asyncio


def chain(error):
    words = []
    while error is not None and len(words) < 6:
        words.append(str(error))
        error = error.__context__
    return " < ".join(words)


def circle(*words):
    errors = [ValueError(word) for word in words]
    for error, before in zip(errors, errors[1:] + errors[:1]):
        error.__context__ = before
    return errors


def raised(error, while_handling):
    try:
        try:
            raise while_handling
        except Exception:
            raise error
    except Exception as caught:
        return caught


async def main():
    a, b = circle("a", "b")
    print(chain(a), "/", chain(raised(a, TypeError("t"))), "/", chain(b))
    a, b = circle("a", "b")
    print(chain(raised(TypeError("t"), a)), "/", chain(b))
    a, b = circle("a", "b")
    print(chain(raised(b, a)), "/", chain(a))
    a, b, c = circle("a", "b", "c")
    print(chain(raised(c, a)), "/", chain(a), "/", chain(b))
    (lone,) = circle("lone")
    print(chain(raised(lone, TypeError("t"))))

    a, b = circle("x", "y")
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                raise a
    except ValueError as error:
        print(chain(error))


asyncio.run(main())
