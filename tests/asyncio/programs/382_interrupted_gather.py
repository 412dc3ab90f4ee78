# What the loop throws into tasks while it closes has what is being handled for its context.
import asyncio
def gen():
    yield 1
async def bad():
    gen().throw(KeyboardInterrupt)
async def main():
    try:
        await asyncio.gather(*[bad() for _ in range(2)], return_exceptions=True)
    except BaseException as e:
        print(repr(e), repr(e.__context__))
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("K")
