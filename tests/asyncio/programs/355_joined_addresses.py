# simulated crawler w/ urljoin and robots
import asyncio
from urllib.parse import urljoin, urldefrag, urlsplit
SITE = {"/": ["a.html", "/b/", "#top"], "/a.html": ["b/c.html", "../up.html", "http://other.org/x"], "/b/": ["c.html#frag", "?page=2"], "/b/c.html": [], "/b/?page=2": ["/"]}
class Crawler:
    def __init__(self, root, n): self.root, self.n, self.seen, self.bad = root, n, set(), []
    async def fetch(self, url):
        p = urlsplit(url); await asyncio.sleep(.1)
        return SITE[p.path + (f"?{p.query}" if p.query else "")]
    async def worker(self, q):
        while True:
            url, depth = await q.get()
            try:
                for link in await self.fetch(url):
                    nxt = urldefrag(urljoin(url, link)).url
                    if urlsplit(nxt).hostname == urlsplit(self.root).hostname and nxt not in self.seen:
                        self.seen.add(nxt); q.put_nowait((nxt, depth + 1))
            except KeyError as e: self.bad.append((url, str(e)))
            finally: q.task_done()
    async def run(self):
        q = asyncio.Queue(); self.seen.add(self.root); q.put_nowait((self.root, 0))
        async with asyncio.TaskGroup() as tg:
            ws = [tg.create_task(self.worker(q)) for _ in range(self.n)]
            await q.join()
            for w in ws: w.cancel()
        return sorted(self.seen)
async def main():
    c = Crawler("http://site.test/", 3)
    for u in await c.run(): print(u)
    print(c.bad, f"{asyncio.get_running_loop().time():.1f}")
asyncio.run(main())
