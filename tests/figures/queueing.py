#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the mean time in a queue, as the figures have it, to queueing theory.

    queueing.py RUNNER [--batches 1000] [--jobs 2] [--seed N]

RUNNER is `figures_runner`. For M/M/1, M/M/c and M/D/1 (the layouts beside this file, 70 % utilised) it draws batches; each
gives a 95 % interval for the mean time in the queue, and theory's value must lie in 93 to 97 % of them. Without --seed the seeds
are new each time, and are said, so that a batch can be repeated.

A batch is 40 runs with seeds of their own, so that they know nothing of each other; within a run, times in the queue depend
on those before. A run begins with an empty queue: its first 400 items do not count, which is eight times as long as an empty
queue is remembered (the relaxation time at this utilisation is about 50 of them), and its other 1000 are one mean. The interval
is Student's of the 40 means, with Johnson's correction for skewness ("Modified t Tests and Confidence Intervals for
Asymmetrical Populations", JASA 73, 1978), as a few long queues make large means more frequent than small ones: without it, which is
said as well, 94 to 95 % of the intervals hold the true value.
"""

import argparse
import concurrent.futures
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent / "layouts"
RUNS, DROPPED = 40, 400


def mean_of(duration):
    return duration["exponential"] if isinstance(duration, dict) else duration


def expected(path):
    """The mean time in the queue by theory, from what the layout says."""
    nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"]
    arrivals = 1 / mean_of(next(node["every"] for node in nodes if node["kind"] == "producer"))
    works = [node["work"] for node in nodes if node["kind"] == "consumer"]
    work, servers = works[0], len(works)
    served = 1 / mean_of(work)
    load = arrivals / served
    utilisation = load / servers
    if not isinstance(work, dict):  # Pollaczek and Khinchine, work without variance
        return utilisation / (2 * served * (1 - utilisation))
    # Erlang's C: how likely one has to wait; of one server it is the utilisation.
    busy = load ** servers / math.factorial(servers) / (1 - utilisation)
    waits = busy / (sum(load ** k / math.factorial(k) for k in range(servers)) + busy)
    return waits / (servers * served - arrivals)


def student_cdf(t, freedom):
    """By Simpson's rule, from 0 on."""
    density = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps = 2000
    heights = [(1 + (t * k / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for k in range(steps + 1)]
    return 0.5 + density * t / steps / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2]))


def student_quantile(probability, freedom):
    low, high = 0.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_cdf(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


QUANTILE = student_quantile(0.975, RUNS - 1)


def holds(means, truth):
    """Whether the interval of a batch has it: without and with the correction."""
    mean, variance = statistics.fmean(means), statistics.variance(means)
    count = len(means)
    third = count * sum((each - mean) ** 3 for each in means) / ((count - 1) * (count - 2))
    off, width = mean - truth, math.sqrt(variance / count)
    corrected = off + third / (6 * variance * count) + third / (3 * variance ** 2) * off ** 2
    return abs(off / width) <= QUANTILE, abs(corrected / width) <= QUANTILE


def means_of(runner, path, seed, count):
    done = subprocess.run([runner, "queueing", str(path), str(DROPPED), str(seed), str(count)], check=True,
                          stdout=subprocess.PIPE, text=True)
    return [float(line) for line in done.stdout.split()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--batches", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    first = options.seed if options.seed is not None else int.from_bytes(os.urandom(5), "little")
    print(f"seeds from {first} on")
    # Of few batches a share says little: a true 95 % misses these bounds once in 10,000 times or less.
    slack = 0.02 if options.batches >= 1000 else 4 * math.sqrt(0.05 * 0.95 / options.batches)
    failed = False
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for number, path in enumerate(sorted(FOLDER.glob("*.signalbox"))):
            begun = time.monotonic()
            truth = expected(path)
            seeds = [first + (number * options.batches + batch) * RUNS for batch in range(options.batches)]
            few = max(1, options.batches // (20 * options.jobs))  # batches that one process runs
            parts = pool.map(lambda at: means_of(options.runner, path, seeds[at], RUNS * min(few, len(seeds) - at)),
                             range(0, len(seeds), few))
            means = [mean for part in parts for mean in part]
            told = [holds(means[at:at + RUNS], truth) for at in range(0, len(means), RUNS)]
            plain, corrected = (sum(each[k] for each in told) for k in (0, 1))
            share = corrected / len(told)
            is_good = len(told) == options.batches and abs(share - 0.95) <= slack
            failed = failed or not is_good
            print(f"{path.stem}: {corrected} of {len(told)} intervals hold {truth:.6f} s ({plain} without the correction), "
                  f"mean of all {statistics.fmean(means):.6f} s, {time.monotonic() - begun:.1f} s"
                  f"{'' if is_good else '  NOT 95 %'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
