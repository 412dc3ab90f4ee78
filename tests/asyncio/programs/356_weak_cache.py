# Weak cache of sessions
import asyncio, weakref
class Session:
    def __init__(self, user): self.user = user
    def __repr__(self): return f"Session({self.user})"
cache = weakref.WeakValueDictionary()
async def login(user):
    await asyncio.sleep(0.1)
    s = cache.get(user)
    if s is None:
        s = cache[user] = Session(user)
        weakref.finalize(s, print, "closed", user)
    return s
async def main():
    a = await login("ann"); b = await login("bob"); a2 = await login("ann")
    print(a is a2, sorted(cache), len(cache))
    del b
    await asyncio.sleep(0)
    print(sorted(cache.keys()), "bob" in cache)
    r = weakref.ref(a)
    print(r() is a)
    a = a2 = None
    print(r(), len(cache))
asyncio.run(main())
