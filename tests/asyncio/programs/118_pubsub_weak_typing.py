import asyncio
from collections import defaultdict
from typing import Any, Awaitable, Callable, Optional, TypeVar

T = TypeVar("T")
Handler = Callable[[str, Any], Awaitable[None]]


class Bus:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = defaultdict(list)
        self.errors: list[BaseException] = []

    def on(self, topic: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self._handlers[topic].append(handler)
            return handler
        return register

    async def emit(self, topic: str, payload: Optional[Any] = None) -> int:
        handlers = self._handlers.get(topic, []) + self._handlers["*"]
        outcomes = await asyncio.gather(*(h(topic, payload) for h in handlers), return_exceptions=True)
        self.errors += [o for o in outcomes if isinstance(o, BaseException)]
        return len(handlers)


bus = Bus()


@bus.on("order")
async def cook(topic: str, payload: dict[str, int]) -> None:
    await asyncio.sleep(0.1 * sum(payload.values()))
    print("cooked", ", ".join(f"{n} {dish}" for dish, n in payload.items()))


@bus.on("order")
@bus.on("refund")
async def book(topic: str, payload: Any) -> None:
    print("booked", topic)
    if topic == "refund":
        raise PermissionError("no refunds")


@bus.on("*")
async def audit(topic: str, payload: Any) -> None:
    await asyncio.sleep(0)
    print("audit", topic, type(payload).__name__)


async def main() -> None:
    print(await bus.emit("order", {"risotto": 2, "tè": 1}), await bus.emit("refund"), await bus.emit("rain", 3.5))
    print(bus.errors, sorted(bus._handlers))


asyncio.run(main())
