# Builtin exceptions that later versions have: whoever names them asks first.
import builtins
import sys

for name in ("ExceptionGroup", "BaseExceptionGroup", "EncodingWarning", "PythonFinalizationError"):
    found = getattr(builtins, name, None)
    print(name, found and found.__mro__[1].__name__)
if sys.version_info >= (3, 13):
    try:
        raise PythonFinalizationError("too late")
    except RuntimeError as e:
        print(repr(e))
else:
    try:
        PythonFinalizationError
    except NameError as e:
        print(e)
