import other

VALUE = 1
print(__name__, other.value())
import __main__
print(__main__.VALUE, __main__ is other.prog())
