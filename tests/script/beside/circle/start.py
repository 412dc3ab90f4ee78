import one

print(one.name(), one.two.name())
try:
    import three
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import five
except AttributeError as error:
    print(type(error).__name__, str(error).split(" (")[0])
