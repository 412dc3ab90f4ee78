import asyncio
import random


class Bidder:
    def __init__(self, name, purse, rng):
        self.name, self.purse, self.rng = name, purse, rng

    async def think(self, price):
        await asyncio.sleep(self.rng.uniform(0.01, 0.05))
        return self.bid(price)

    def bid(self, price):
        return price + 10 if price + 10 <= self.purse else None

    def __str__(self):
        return f"{self.name}[{self.purse}]"


class Cautious(Bidder):
    def bid(self, price):
        return super().bid(price) if price < self.purse / 2 else None


class Wild(Bidder):
    def bid(self, price):
        jump = self.rng.choice([10, 20, 50])
        return min(price + jump, self.purse) if price < self.purse else None


class Auction:
    def __init__(self, item, *bidders, start=100):
        self.item, self.bidders, self.price, self.leader = item, bidders, start, None
        self.round = 0

    async def run(self):
        while True:
            self.round += 1
            others = [b for b in self.bidders if b is not self.leader]
            tasks = {asyncio.create_task(b.think(self.price)): b for b in others}
            best = None
            for done in asyncio.as_completed(tasks):
                offer = await done
                if offer is not None and (best is None or offer > best):
                    best = offer
            if best is None:
                break
            self.leader = next(b for t, b in tasks.items() if t.result() == best)
            self.price = best
            print(f"{self.round:>2}. {self.leader.name} offers {best}")
        return self


async def main():
    rng = random.Random(1887)
    people = Bidder("Åke", 180, rng), Cautious("Bo", 300, rng), Wild("Cia", 210, rng)
    auction = await Auction("clock", *people).run()
    print(f"{auction.item} to {auction.leader} for {auction.price}")
    nobody = await Auction("vase", start=1000).run()
    print(nobody.leader, nobody.round, [type(p).__name__ for p in people])


asyncio.run(main())
