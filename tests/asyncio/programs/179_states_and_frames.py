import inspect, asyncio
def gen():
    a = 1
    yield a
    b = 2
    yield b
g = gen()
print(inspect.getgeneratorstate(g), g.gi_frame.f_locals)
next(g); print(inspect.getgeneratorstate(g), g.gi_frame.f_lineno, g.gi_frame.f_locals)
next(g); print(g.gi_frame.f_locals)
g.close(); print(inspect.getgeneratorstate(g), g.gi_frame)
async def co(): await asyncio.sleep(1)
c = co(); print(inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c), c.cr_frame)
