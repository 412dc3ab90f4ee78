import asyncio


class Thermostat:
    """Keeps a room warm; reads, decides, heats."""

    count = 0

    def __init__(self, room, target=21.0):
        Thermostat.count += 1
        self.room = room
        self.target = target
        self._temperature = 17.5
        self.heating = False

    @property
    def temperature(self):
        return round(self._temperature, 1)

    @temperature.setter
    def temperature(self, value):
        if not -30 <= value <= 60:
            raise ValueError(f"{value} °C is no room temperature")
        self._temperature = value

    def __repr__(self):
        return f"<{type(self).__name__} {self.room}: {self.temperature}/{self.target}{' on' if self.heating else ''}>"

    async def run(self, steps):
        for _ in range(steps):
            self.heating = self._temperature < self.target
            self._temperature += 0.8 if self.heating else -0.3
            await asyncio.sleep(0.1)
        return self


async def main():
    kitchen, attic = Thermostat("kitchen"), Thermostat("attic", target=18)
    print(await asyncio.gather(kitchen.run(6), attic.run(4)))
    try:
        attic.temperature = 99
    except ValueError as e:
        print(e)
    attic.temperature = 5
    print(attic, Thermostat.count, kitchen.count, vars(attic))
    try:
        attic.humidity
    except AttributeError as e:
        print(e)


asyncio.run(main())
