import one

NAME = "two"
print("two has", hasattr(one, "name"))


def name():
    return "two knows " + one.name()
