import two

print("one goes on", two.__name__)


def name():
    return "one knows " + two.NAME
