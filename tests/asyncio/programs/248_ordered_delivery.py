import asyncio
import random


class Channel:
    def __init__(self, loss, seed):
        self.random = random.Random(seed)
        self.loss = loss
        self.queue = asyncio.Queue()
        self.sent = self.lost = 0

    async def send(self, packet):
        self.sent += 1
        if self.random.random() < self.loss:
            self.lost += 1
            return
        delay = self.random.randint(1, 5) / 10
        asyncio.get_running_loop().call_later(delay, self.queue.put_nowait, packet)


class Sender:
    def __init__(self, data_channel, ack_channel, timeout=1.0):
        self.out, self.acks = data_channel, ack_channel
        self.timeout = timeout
        self.waiting = {}

    async def _ack_reader(self):
        while True:
            seq = await self.acks.queue.get()
            if seq in self.waiting and not self.waiting[seq].done():
                self.waiting[seq].set_result(True)

    async def transmit(self, seq, payload):
        self.waiting[seq] = asyncio.get_running_loop().create_future()
        attempts = 0
        while True:
            attempts += 1
            await self.out.send((seq, payload))
            try:
                await asyncio.wait_for(asyncio.shield(self.waiting[seq]), self.timeout)
                return attempts
            except asyncio.TimeoutError:
                print(f"resend {seq} (attempt {attempts + 1})")


async def receiver(channel, acks, expected):
    buffer, delivered, nxt = {}, [], 0
    while nxt < expected:
        seq, payload = await channel.queue.get()
        await acks.send(seq)
        buffer.setdefault(seq, payload)
        while nxt in buffer:
            delivered.append(buffer.pop(nxt))
            nxt += 1
    return "".join(delivered)


async def main():
    data, acks = Channel(0.3, 5), Channel(0.2, 6)
    sender = Sender(data, acks)
    reader = asyncio.create_task(sender._ack_reader())
    text = "hello!"
    rx = asyncio.create_task(receiver(data, acks, len(text)))
    attempts = []
    for seq, ch in enumerate(text[:4]):
        attempts.append(asyncio.create_task(sender.transmit(seq, ch)))
    attempts += [asyncio.create_task(sender.transmit(4 + i, ch)) for i, ch in enumerate(text[4:])]
    print(await rx)
    for t in attempts:
        t.cancel()
    reader.cancel()
    await asyncio.gather(reader, *attempts, return_exceptions=True)
    print(data.sent, data.lost, acks.sent, acks.lost)


asyncio.run(main())
