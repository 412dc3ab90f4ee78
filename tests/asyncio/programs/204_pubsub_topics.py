import asyncio
from collections import defaultdict
from typing import Any, AsyncIterator, Dict, List, Optional


class Subscription:
    def __init__(self, hub: "Hub", topic: str) -> None:
        self.hub = hub
        self.topic = topic
        self.queue: asyncio.Queue[Any] = asyncio.Queue()

    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    async def __anext__(self) -> Any:
        item = await self.queue.get()
        if item is None:
            raise StopAsyncIteration
        return item

    def __enter__(self):
        self.hub.topics[self.topic][self] = True
        return self

    def __exit__(self, *exc):
        del self.hub.topics[self.topic][self]


class Hub:
    def __init__(self) -> None:
        self.topics: Dict[str, dict] = defaultdict(dict)

    def publish(self, topic: str, message: Optional[Any]) -> int:
        receivers = self.topics[topic]
        for sub in receivers:
            sub.queue.put_nowait(message)
        return len(receivers)


async def listener(name: str, hub: Hub, topic: str, log: List[str]) -> None:
    with Subscription(hub, topic) as sub:
        async for message in sub:
            log.append(f"{name}<-{message}")
            await asyncio.sleep(0.01 * len(name))
    log.append(f"{name} done")


async def main() -> None:
    hub, log = Hub(), []
    tasks = [asyncio.create_task(listener(n, hub, t, log)) for n, t in
             (("ann", "news"), ("robert", "sport"), ("cy", "news"))]
    await asyncio.sleep(0)
    for i in range(3):
        print("news to", hub.publish("news", f"n{i}"))
        print("sport to", hub.publish("sport", f"s{i}"))
        await asyncio.sleep(0.015)
    for topic in list(hub.topics):
        hub.publish(topic, None)
    await asyncio.gather(*tasks)
    print("\n".join(log))
    print({t: len(s) for t, s in hub.topics.items()})


asyncio.run(main())
