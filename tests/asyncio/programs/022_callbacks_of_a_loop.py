import asyncio


def hello(n, loop):
    print("hello", n)
    if n > 1:
        loop.call_later(0.2, hello, n - 1, loop)
    else:
        loop.stop()


def goodbye(*names, sep=", "):
    print("goodbye", sep.join(names) or "nobody")


loop = asyncio.new_event_loop()
loop.call_soon(hello, 4, loop)
loop.call_soon(goodbye)
loop.call_later(0.3, goodbye, "Ngozi", "Eilidh")
late = loop.call_later(0.35, goodbye, "never")
loop.call_at(loop.time() + 0.1, late.cancel)
print("running?", loop.is_running())
loop.run_forever()
print("cancelled?", late.cancelled())
loop.close()
