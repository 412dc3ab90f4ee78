# How the program leaves is the code of the SystemExit, whatever its class and its words.
import asyncio


class Stop(SystemExit):
    def __str__(self):
        return "stopped"


async def main():
    try:
        raise Stop("by hand")
    except Stop as stop:
        print(stop, repr(stop), stop.code)
        stop.code = True
        raise


asyncio.run(main())
