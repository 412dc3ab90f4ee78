import sys

for attempt in range(2):
    try:
        import broken
    except ValueError as error:
        print("attempt", attempt, error)
try:
    import nowhere
except ModuleNotFoundError as error:
    print(error, error.args)
try:
    import good.deeper
except ModuleNotFoundError as error:
    print(error)
try:
    from good import missing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import good
    good.missing
except AttributeError as error:
    print(error)
try:
    from . import good
except ImportError as error:
    print(error)
try:
    from package.inner import thing
except ImportError as error:
    print(error)
try:
    import package.broken
except ZeroDivisionError as error:
    print(error)
print(package.__name__ if "package" in globals() else "no package")
import package
print(hasattr(package, "broken"), hasattr(package, "inner"))
from good import *
print(public, "_private" in globals())
good.public = 5
from good import public
print(public)
del good.public
print(hasattr(good, "public"))
sys.exit(3)
