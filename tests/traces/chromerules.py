# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of Chrome's Trace Event Format, for what Signalbox writes of it."""

import json


def faults(text):
    document = json.loads(text)
    events = document["traceEvents"]
    threads, sorts = {}, set()
    until, flows, counters = {}, {}, {}
    places = set()  # of slices: thread and time
    for event in events:
        if event["ph"] == "X":
            places.add((event["tid"], event["ts"]))
    last = 0
    for event in events:
        phase = event["ph"]
        if event["pid"] != 1:
            yield f"{event} is of another process"
        if phase == "M":
            if event["name"] == "thread_name":
                if event["args"]["name"] in threads.values():
                    yield f"threads are both called {event['args']['name']!r}"
                threads[event["tid"]] = event["args"]["name"]
            elif event["name"] == "thread_sort_index":
                sorts.add(event["args"]["sort_index"])
            continue
        time = event["ts"]
        if not isinstance(time, int) or time < last:
            yield f"time goes from {last} to {time}"
        last = time
        if phase == "C":
            if len(event["args"]) != 1 or not all(isinstance(value, int) for value in event["args"].values()):
                yield f"{event} has no number"
            if counters.setdefault(event["name"], event["tid"]) != event["tid"]:
                yield f"counters are both called {event['name']!r}"
            if not next(iter(event["args"])):
                yield f"counter {event['name']!r} has no unit"
            continue
        if event["tid"] not in threads:
            yield f"thread {event['tid']} has no name before it is used"
        if phase == "X" and event["cat"] == "wake":
            if event["dur"] != 0:  # so that it lies in whatever is there
                yield f"{event['name']!r} at {time} has a length"
        elif phase == "X":
            if event["dur"] <= 0 or time < until.get(event["tid"], 0):
                yield f"{event['name']!r} at {time} lies over the slice before it on {threads.get(event['tid'])!r}"
            until[event["tid"]] = time + event["dur"]
        elif phase == "s":
            if event["id"] in flows:
                yield f"flow {event['id']} begins twice"
            flows[event["id"]] = False
        elif phase == "f":
            if flows.get(event["id"], True) or event.get("bp") != "e":
                yield f"flow {event['id']} ends that has not begun"
            flows[event["id"]] = True
        elif phase != "i" or event.get("s") != "t":
            yield f"{event} is of an unknown phase"
        if phase in "sf" and (event["tid"], time) not in places:
            yield f"flow {event['id']} is bound to no slice"
    yield from (f"flow {flow} does not end" for flow, has_ended in flows.items() if not has_ended)
    if len(sorts) != len(threads):
        yield "threads do not say their place"


def mutations(text):
    document = json.loads(text)

    def with_events(events):
        return json.dumps({**document, "traceEvents": events})

    events = document["traceEvents"]
    slices = [event for event in events if event["ph"] == "X" and event["cat"] != "wake"]
    first = next(event for event in slices if any(other["tid"] == event["tid"] and other["ts"] > event["ts"] for other in slices))
    yield "a slice is longer", with_events([{**event, "dur": event["dur"] + 10**9} if event is first else event
                                            for event in events])
    yield "no thread has a name", with_events([event for event in events if event["name"] != "thread_name"])
    yield "time goes back", with_events(events + [{**first, "ts": -1}])
    if any(event["ph"] == "f" for event in events):
        yield "no flow ends", with_events([event for event in events if event["ph"] != "f"])
        yield "no flow begins", with_events([event for event in events if event["ph"] != "s"])
    yield "the text is cut", text[:-10]
