import logging, sys
root = logging.getLogger()
root.setLevel(logging.INFO)
h = logging.StreamHandler(stream=sys.stdout)
h.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
root.handlers[:] = [h]
print(root.handlers == [h])
root.info("hello %s", 1)
logging.getLogger("a.b").warning("w")
root.handlers = []
root.addHandler(h)
root.handlers.clear()
root.addHandler(h)
root.error("again")
