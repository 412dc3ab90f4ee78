"""A loop that is just enough to run coroutines by hand."""


class Nap:
    def __init__(self, value=None):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def run(coroutine):
    sent = None
    while True:
        try:
            wanted = coroutine.send(sent)
        except StopIteration as stop:
            return stop.value
        sent = f"answer to {wanted!r}"
