def attempt(error):
    try:
        try:
            raise error
        except* ValueError as group:
            print("values", repr(group), group.exceptions)
        except* (KeyError, TypeError) as group:
            print("others", repr(group))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as left:
        print("left", repr(left))


attempt(ValueError("alone"))
attempt(OSError("alone"))
attempt(ExceptionGroup("g", [ValueError(1), KeyError(2)]))
attempt(ExceptionGroup("g", [ValueError(1), OSError(2), ExceptionGroup("inner", [TypeError(3), OSError(4)])]))
attempt(BaseExceptionGroup("b", [ValueError(1), KeyboardInterrupt()]))

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("from handler")
except ExceptionGroup as group:
    print(repr(group))

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
    except* TypeError as group:
        print("t", group.message)
except ExceptionGroup as group:
    print(repr(group), group.message, len(group.exceptions))

try:
    try:
        raise ValueError("naked")
    except* ValueError as group:
        raise RuntimeError("instead")
except RuntimeError as error:
    print(repr(error), repr(error.__context__))

try:
    pass
except* ValueError:
    print("never")
else:
    print("nothing raised")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
