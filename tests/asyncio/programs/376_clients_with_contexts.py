import asyncio, signal, functools, contextvars, warnings, sys
request = contextvars.ContextVar("request", default="-")
def log(*a): print(f"[{asyncio.get_event_loop().time():.1f} {request.get()}]", *a)
def shutdown(sig, loop): print("got", sig)
class Server:
    def __init__(self): self.clients, self.closing = {}, asyncio.Event()
    async def handle(self, cid, script):
        token = request.set(f"c{cid}")
        self.clients[cid] = asyncio.current_task()
        try:
            for cmd, *args in script:
                match cmd, args:
                    case "echo", [text]: log("echo", text)
                    case "wait", [float() | int() as s]: await asyncio.sleep(s)
                    case "boom", _: raise ValueError(f"client {cid} broke")
                    case "quit", []: return "bye"
                    case unknown, [*rest]: log("?", unknown, rest)
            return "eof"
        except asyncio.CancelledError:
            log("kicked")
            raise
        finally:
            del self.clients[cid]
            if not self.clients: self.closing.set()
            request.reset(token)
async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, functools.partial(shutdown, signal.SIGTERM, loop))
    s = Server()
    scripts = [[("echo", "hi"), ("wait", 1), ("quit",)], [("wait", .5), ("boom",)], [("nope", 1, 2), ("wait", 5)], [("echo", [1, 2])]]
    tasks = [asyncio.create_task(s.handle(i, sc), name=f"client-{i}") for i, sc in enumerate(scripts)]
    await asyncio.sleep(0.7)
    log("alive", sorted(s.clients), len(asyncio.all_tasks()))
    s.clients[2].cancel("idle")
    await s.closing.wait()
    for t in tasks:
        if t.cancelled(): print(t.get_name(), "cancelled")
        elif t.exception(): print(t.get_name(), "failed", t.exception())
        else: print(t.get_name(), t.result())
    def handler(loop, ctx): print("handler:", ctx["message"].partition(" at ")[0], type(ctx.get("exception")).__name__)
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    t = asyncio.create_task(s.handle(9, [("boom",)]))
    await asyncio.sleep(.1)
    del t
    import gc; gc.collect()
    await asyncio.sleep(.1)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        s.handle(1, [])
        gc.collect()
    print([str(x.message)[:40] for x in w])
    with asyncio.Runner() if False else open_nothing() as x: print(x)
class open_nothing:
    def __enter__(self): return "entered"
    def __exit__(self, *a): print("left", a)
asyncio.run(main())
