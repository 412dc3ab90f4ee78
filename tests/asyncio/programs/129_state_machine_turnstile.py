import asyncio


class Turnstile:
    TABLE = {
        ("locked", "coin"): ("unlocked", "unlock"),
        ("locked", "push"): ("locked", "alarm"),
        ("unlocked", "push"): ("locked", "lock"),
        ("unlocked", "coin"): ("unlocked", "refund"),
    }

    def __init__(self):
        self.state = "locked"
        self.listeners = []
        self.changed = asyncio.Condition()

    def subscribe(self, f):
        self.listeners.append(f)
        return lambda: self.listeners.remove(f)

    async def feed(self, event):
        async with self.changed:
            old = self.state
            self.state, action = self.TABLE[old, event]
            getattr(self, "_" + action)()
            for f in self.listeners:
                f(old, event, self.state)
            self.changed.notify_all()

    async def wait_for(self, state):
        async with self.changed:
            await self.changed.wait_for(lambda: self.state == state)
            return state

    def _unlock(self): print("click")
    def _lock(self): print("clack")
    def _alarm(self): print("BEEP")
    def _refund(self): print("clink")


async def main():
    t, seen = Turnstile(), []
    unsubscribe = t.subscribe(lambda *args: seen.append("/".join(args)))
    waiter = asyncio.create_task(t.wait_for("unlocked"))
    for i, event in enumerate(["push", "coin", "coin", "push"]):
        await asyncio.sleep(0.1)
        await t.feed(event)
        if i == 2:
            unsubscribe()
    print(seen, await waiter, t.state, t.listeners)
    try:
        await t.feed("kick")
    except KeyError as e:
        print("no rule for", e, "lock free:", not t.changed.locked())


asyncio.run(main())
