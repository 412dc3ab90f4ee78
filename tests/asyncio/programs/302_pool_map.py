# Executor.map(): results in the order of what was given, two workers.
import time
from concurrent.futures import ThreadPoolExecutor


def square(n):
    time.sleep(n / 10)
    return n * n


def main():
    t0 = time.time()
    with ThreadPoolExecutor(max_workers=2) as executor:
        results = list(executor.map(square, [3, 1, 2, 1]))
    print(results, round(time.time() - t0, 2))
    with ThreadPoolExecutor() as executor:
        for a in executor.map(lambda x, y: x + y, range(3), range(10, 13)):
            print(a)


if __name__ == "__main__":
    main()
