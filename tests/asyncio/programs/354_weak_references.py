# weak observers and proxies
import asyncio, weakref
class Subject:
    def __init__(self): self.obs = weakref.WeakSet(); self.methods = []
    def add(self, o): self.obs.add(o); self.methods.append(weakref.WeakMethod(o.notify))
    async def emit(self, ev):
        for m in self.methods:
            if (f := m()) is not None: await f(ev)
            else: print("gone")
class Obs:
    def __init__(self, n): self.n = n; self.got = []
    async def notify(self, ev): await asyncio.sleep(.01); self.got.append(ev); print(self.n, ev)
async def main():
    s = Subject(); a, b = Obs("a"), Obs("b"); s.add(a); s.add(b)
    await s.emit(1); p = weakref.proxy(a); print(p.n, p.got, len(s.obs))
    del b; await s.emit(2); print(len(s.obs))
    k = weakref.WeakKeyDictionary({a: "meta"}); print(list(k.values()), a in k)
    del a
    print(len(k), len(s.obs))
    try: print(p.n)
    except ReferenceError as e: print("ReferenceError:", e)
asyncio.run(main())
