"""What throw() raises in a generator came during what the generator handles, whatever its caller does."""


def plain():
    yield 1


def again():
    try:
        yield 1
    except KeyError:
        raise


def other():
    try:
        yield 1
    except KeyError:
        raise TypeError


def handling():
    try:
        raise IndexError
    except IndexError:
        yield 1


for kind in (plain, again, other, handling):
    for thrown in (KeyError(), KeyError):
        for is_closed in (False, True):
            generator = kind()
            next(generator)
            if is_closed:
                generator.close()
            try:
                try:
                    print(1 // 0)
                except ZeroDivisionError:
                    generator.throw(thrown)
            except Exception as error:
                print(kind.__name__, repr(error), repr(error.__context__), error.__context__ and repr(error.__context__.__context__))
