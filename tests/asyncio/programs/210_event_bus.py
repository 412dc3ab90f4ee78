import asyncio
import inspect
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Event:
    name: str


@dataclass(frozen=True)
class UserCreated(Event):
    user: str
    age: int = 18


@dataclass(frozen=True)
class OrderPlaced(Event):
    total: float


class EventBus:
    def __init__(self):
        self._handlers: dict[type, list[Callable]] = {}

    def on(self, event_type):
        def register(handler):
            self._handlers.setdefault(event_type, []).append(handler)
            return handler
        return register

    async def emit(self, event):
        results = []
        for kind in type(event).__mro__:
            for handler in self._handlers.get(kind, []):
                result = handler(event)
                if inspect.isawaitable(result):
                    result = await result
                results.append((handler.__name__, result))
        return results


bus = EventBus()


@bus.on(UserCreated)
async def send_mail(event):
    await asyncio.sleep(0.1)
    return f"mail to {event.user}"


@bus.on(UserCreated)
def count(event):
    return event.age


@bus.on(Event)
async def audit(event):
    return repr(event)


async def main():
    for result in await bus.emit(UserCreated("created", "ann")):
        print(result)
    for result in await bus.emit(OrderPlaced(name="order", total=9.5)):
        print(result)
    e = UserCreated("x", "bob", 30)
    try:
        e.age = 3
    except Exception as exc:
        print(type(exc).__name__, exc)
    print(e == UserCreated("x", "bob", 30), hash(e) == hash(UserCreated("x", "bob", 30)))
    print(asyncio.iscoroutinefunction(send_mail), inspect.iscoroutinefunction(count))


asyncio.run(main())
