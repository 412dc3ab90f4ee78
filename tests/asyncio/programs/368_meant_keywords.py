# Since 3.13 a keyword that is not known is answered with the one that may be meant.
def area(width, height, /, scale=1, *, unit="m", Colour=None, **_rest):
    return width * height * scale


def connect(host, port, *, timeout=1.0, retries=3, user_name=None):
    return host, port, timeout, retries, user_name


class Box:
    def __init__(self, left, right=0):
        self.left = left

    def move(self, delta_x, delta_y=0):
        return delta_x + delta_y


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


attempt(lambda: connect("a", 1, timeot=2))
attempt(lambda: connect("a", 1, Timeout=2))
attempt(lambda: connect("a", 1, retry=2))
attempt(lambda: connect("a", 1, username="x"))
attempt(lambda: connect("a", prot=1))
attempt(lambda: connect("a", 1, colour="x"))
attempt(lambda: connect("a", 1, TIMEOUT=3))
attempt(lambda: connect("a", 1, h=3))
attempt(lambda: connect("a", 1, times=3))
attempt(lambda: area(1, 2, colour=3))
attempt(lambda: area(1, heigth=2))
attempt(lambda: Box(lft=1))
attempt(lambda: Box(1, rihgt=1))
attempt(lambda: Box(1).move(deltax=1))
attempt(lambda: Box(1).move(1, delta_z=1))
attempt(lambda: (lambda value, values=1: value)(valeus=2))
