import asyncio
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Parcel:
    code: str
    weight: float = 1.0
    stops: list[str] = field(default_factory=list)

    @property
    def heavy(self) -> bool:
        return self.weight > 10


@dataclass(frozen=True, order=True)
class Address:
    city: str
    street: str = field(default="Main St", compare=False)


async def courier(parcel: Parcel, route: list[Address]) -> Parcel:
    for address in route:
        await asyncio.sleep(0.2 if parcel.heavy else 0.1)
        parcel.stops.append(address.city)
    return parcel


async def main():
    route = [Address("Turin"), Address("Aosta", "Via Sant'Anselmo"), Address("Bern")]
    parcels = await asyncio.gather(courier(Parcel("A1", 12.5), route), courier(Parcel("B2"), route[::-1]))
    for p in parcels:
        print(p, p.heavy)
    print(asdict(parcels[1]), replace(parcels[1], code="C3", stops=[]))
    print(sorted(route), Address("Bern", "x") == Address("Bern", "y"), Parcel("Z") == Parcel("Z"), len({*route, Address("Bern")}))
    try:
        route[0].city = "Rome"
    except AttributeError as e:
        print(type(e).__name__, e)
    try:
        Parcel()
    except TypeError as e:
        print(e)


asyncio.run(main())
