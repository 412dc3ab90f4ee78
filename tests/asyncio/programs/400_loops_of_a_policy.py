# Who makes the loops of a program, and what stands in them before anything else does.
import asyncio


Usual = type(asyncio.get_event_loop_policy())


class Counting(Usual):
    made = 0

    def new_event_loop(self):
        loop = super().new_event_loop()
        Counting.made += 1
        loop.call_later(0.2, print, "timer of loop", Counting.made)
        return loop


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "at", round(asyncio.get_running_loop().time(), 3))


def wrapped():
    policy = asyncio.get_event_loop_policy()
    make = policy.new_event_loop

    def new_event_loop():
        print("asked for a loop")
        return make()

    policy.new_event_loop = new_event_loop


class Broken(Usual):
    def new_event_loop(self):
        raise ValueError("no loop today")


asyncio.run(work("by default", 0.1))
asyncio.set_event_loop_policy(Counting())
asyncio.run(work("by policy", 0.3))
wrapped()
asyncio.run(work("same moment", 0.2))
loop = asyncio.new_event_loop()
loop.run_until_complete(work("of its own", 0.1))
loop.close()
with asyncio.Runner() as runner:
    runner.run(work("first of a runner", 0.15))
    runner.run(work("second", 0.15))
with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
    runner.run(work("made by a factory", 0.1))
print(Counting.made, "loops")
asyncio.set_event_loop_policy(Broken())
work_of_nobody = work("never", 1)
try:
    asyncio.run(work_of_nobody)
except ValueError as error:
    print("ValueError:", error)
work_of_nobody.close()
try:
    asyncio.AbstractEventLoopPolicy().new_event_loop()
except NotImplementedError:
    print("an abstract policy makes none")
