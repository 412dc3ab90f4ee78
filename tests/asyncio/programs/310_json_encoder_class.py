# A class that encodes what JSON has no words for.
import asyncio
import json
from dataclasses import dataclass, asdict, field
from datetime import date, datetime
from typing import Optional


@dataclass(frozen=True)
class Item:
    sku: str
    price: float
    qty: int = 1

    @property
    def total(self):
        return self.price * self.qty


@dataclass
class Order:
    id: int
    items: list[Item] = field(default_factory=list)
    placed: Optional[date] = None
    note: str = field(default="", repr=False)

    def __post_init__(self):
        if not self.items:
            raise ValueError("empty order")


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        return super().default(o)


async def handle(raw):
    await asyncio.sleep(0.05)
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as e:
        return {"error": f"bad json at {e.pos}: {e.msg}"}
    try:
        order = Order(data["id"], [Item(**i) for i in data["items"]], date.fromisoformat(data["date"]))
    except KeyError as e:
        return {"error": f"missing {e.args[0]}"}
    except (TypeError, ValueError) as e:
        return {"error": str(e)}
    return {"ok": True, "total": round(sum(i.total for i in order.items), 2), "order": asdict(order)}


REQUESTS = [
    '{"id": 1, "items": [{"sku": "x", "price": 2.5, "qty": 4}, {"sku": "y", "price": 0.1}], "date": "2024-05-06"}',
    '{"id": 2, "items": []}', '{"id": 3, "items": [], "date": "2024-01-01"}', '{"id": 4, ',
    '{"id": 5, "items": [{"sku": "x", "cost": 3}], "date": "2024-01-01"}', '{"id": 6, "items": [{"sku": "x", "price": 1}], "date": "2024-13-01"}',
]


async def main():
    for answer in await asyncio.gather(*map(handle, REQUESTS)):
        print(json.dumps(answer, cls=Encoder, sort_keys=True))
    print(json.dumps({"b": [1, 2, {"c": None}], "a": "é\n"}, indent=2, ensure_ascii=False))


asyncio.run(main())
