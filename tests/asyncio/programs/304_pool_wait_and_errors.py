# wait() by every rule, exceptions of calls, callbacks, a result that is not there in time.
from concurrent.futures import ThreadPoolExecutor, wait, FIRST_EXCEPTION, FIRST_COMPLETED
import time


def job(n):
    time.sleep(0.1 * n)
    if n == 2:
        raise ValueError(f"bad {n}")
    return n


with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(job, n) for n in (1, 2, 3)]
    done, not_done = wait(fs, return_when=FIRST_COMPLETED)
    print(len(done), len(not_done))
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done))
    for f in fs:
        try:
            print(f.result())
        except ValueError as e:
            print("error", e, f.exception() is e)
    print([f.done() for f in fs], [f.running() for f in fs])
    f = pool.submit(job, 1)
    f.add_done_callback(lambda f: print("called back", f.result()))
    try:
        f.result(timeout=0.05)
    except TimeoutError:
        print("too slow")
