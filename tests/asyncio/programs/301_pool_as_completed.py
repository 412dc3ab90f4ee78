# Calls handed in by submit(), taken as they come to their end; no loop anywhere.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def download(name, seconds):
    print(f"start {name}")
    time.sleep(seconds)
    print(f"end {name}")
    return f"{name}:{seconds}"


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    futures = {pool.submit(download, n, s): n for n, s in [("a", 0.3), ("b", 0.1), ("c", 0.2), ("d", 0.15)]}
    for fut in as_completed(futures):
        print(futures[fut], "->", fut.result())
print(f"took {time.perf_counter() - start:.2f}")
