# The context of what a generator raises in an except*, when its caller handles another exception.
import sys
def told(error, depth=4):
    if error is None or depth == 0:
        return None
    if isinstance(error, BaseExceptionGroup):
        inside = [told(e, 2) for e in error.exceptions]
    else:
        inside = error.args
    return (type(error).__name__, inside, told(error.__context__, depth - 1))
def gen1():
    try:
        try:
            pass
        except* KeyError:
            pass
        else:
            {}['abc']
    except* KeyError as error:
        print('a', told(error), told(sys.exception()))
        yield 3
        print('b', told(error), told(sys.exception()))
        1 // 0
def gen2():
    try:
        try:
            {}['abc']
        finally:
            pass
    except* KeyError as error:
        print('a', told(error), told(sys.exception()))
        yield 3
        print('b', told(error), told(sys.exception()))
        1 // 0
def gen3():
    try:
        {}['abc']
    except* KeyError as error:
        print('a', told(error), told(sys.exception()))
        yield 3
        print('b', told(error), told(sys.exception()))
        1 // 0
def gen4():
    try:
        try:
            {}['abc']
        except* ValueError:
            pass
    except* KeyError as error:
        print('a', told(error), told(sys.exception()))
        yield 3
        print('b', told(error), told(sys.exception()))
        1 // 0


for g in (gen1, gen2, gen3, gen4):
    print(g.__name__)
    try:
        try:
            slow5
        except Exception as error:
            list(g())
    except BaseException as error:
        print('t51', told(error))
