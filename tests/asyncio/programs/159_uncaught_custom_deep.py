"""Fails on purpose: shows what reaches the top."""
import asyncio
import atexit


class Fault(Exception):
    def __init__(self, where, *details):
        self.where = where
        super().__init__(*details)

    def __str__(self):
        return f"[{self.where}] " + "; ".join(map(str, self.args))


class Machine:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print(self.name, "on")
        return self

    async def __aexit__(self, kind, error, tb):
        print(self.name, "off", "because of" if error else "", error or "", sep=" ")

    async def turn(self, speed):
        await asyncio.sleep(0.1)
        if speed > 2:
            raise Fault(self.name, "speed", speed)
        return speed * 60


@atexit.register
def goodbye():
    print("lights out")


async def main():
    async with Machine("lathe") as lathe, Machine("drill") as drill:
        try:
            for speed in range(1, 5):
                print(await asyncio.gather(lathe.turn(speed), drill.turn(speed - 1)))
        except Fault as f:
            f.add_note("seen by the foreman")
            raise RuntimeError("shift ended early") from f
        finally:
            print("foreman leaves")


try:
    asyncio.run(main())
except RuntimeError as e:
    print(e, "<-", e.__cause__, e.__cause__.__notes__)
    raise e.__cause__ from None
