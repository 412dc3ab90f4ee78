import asyncio
from collections import deque, Counter

SITE = {
    "/": ["/about", "/blog", "/contact"],
    "/about": ["/", "/team"],
    "/blog": ["/blog/1", "/blog/2", "/"],
    "/blog/1": ["/blog/2", "/missing"],
    "/blog/2": ["/blog/1", "/tags"],
    "/team": [],
    "/contact": ["/"],
    "/tags": ["/blog"],
}


class HTTPError(Exception):
    def __init__(self, status, url):
        self.status, self.url = status, url
        super().__init__(f"{status} for {url}")


async def fetch(url):
    await asyncio.sleep(0.05 + len(url) / 100)
    if url not in SITE:
        raise HTTPError(404, url)
    return SITE[url]


class Crawler:
    def __init__(self, root, workers=3, max_depth=3):
        self.queue = asyncio.Queue()
        self.queue.put_nowait((root, 0))
        self.seen = {root}
        self.errors = []
        self.stats = Counter()
        self.max_depth = max_depth
        self.workers = workers

    async def _worker(self, number):
        while True:
            url, depth = await self.queue.get()
            try:
                links = await fetch(url)
                self.stats[f"worker {number}"] += 1
                print(f"[{number}] depth {depth} {url} ({len(links)} links)")
                for link in links:
                    if link not in self.seen and depth < self.max_depth:
                        self.seen.add(link)
                        self.queue.put_nowait((link, depth + 1))
            except HTTPError as e:
                self.errors.append(e)
            finally:
                self.queue.task_done()

    async def crawl(self):
        tasks = [asyncio.create_task(self._worker(i)) for i in range(self.workers)]
        await self.queue.join()
        [t.cancel() for t in tasks]
        await asyncio.gather(*tasks, return_exceptions=True)
        return sorted(self.seen)


async def main():
    crawler = Crawler("/")
    pages = await asyncio.wait_for(crawler.crawl(), timeout=10)
    print(len(pages), pages)
    print(*crawler.errors, crawler.errors[0].status)
    print(crawler.stats.most_common(), crawler.stats.total())
    recent = deque(pages, maxlen=3)
    recent.rotate(1)
    print(recent)


asyncio.run(main())
