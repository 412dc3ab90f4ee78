# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of Perfetto's TrackEvent format, for packets as protobuftext has them."""


def only(message, name, missing=None):
    """The value of a field that stands there once or not at all."""
    values = message.get(name, [missing])
    if len(values) != 1:
        raise ValueError(f"{name} stands there {len(values)} times")
    return values[0]


def unknown_fields(message):
    for name, values in message.items():
        if name.isdigit():
            yield name
        for value in values:
            if isinstance(value, dict):
                yield from unknown_fields(value)


class Reader:
    """Follows the packets of a trace in the order of the file, and notes what breaks a rule."""

    def __init__(self):
        self.faults = []
        self.tracks = {}  # by uuid: the descriptor
        self.open = {}  # by uuid: names of slices that have begun
        self.last = {}  # by uuid: time of the last event
        self.clocks = {}  # by sequence: the last time
        self.flows = {}  # by id: how often it began and ended
        self.slices = 0

    def fault(self, words):
        self.faults.append(words)

    def packet(self, packet):
        for name in unknown_fields(packet):
            self.fault(f"field {name} is none of the format")
        sequence = only(packet, "trusted_packet_sequence_id", 0)
        if not sequence:
            self.fault("a packet is of no sequence")
        if sequence not in self.clocks:
            if only(packet, "sequence_flags", 0) & 1 != 1:
                self.fault("a sequence begins without clearing its state")
            self.clocks[sequence] = 0
        if "track_descriptor" in packet:
            self.descriptor(only(packet, "track_descriptor"))
        if "track_event" in packet:
            self.event(sequence, packet)

    def descriptor(self, track):
        uuid = only(track, "uuid", 0)
        if not uuid or uuid in self.tracks:
            self.fault(f"track {uuid} is described twice, or is none")
        self.tracks[uuid] = track
        if "process" in track:
            if not only(only(track, "process"), "pid", 0):
                self.fault("a process has no pid")
            return
        if only(track, "parent_uuid") not in self.tracks:
            self.fault(f"track {uuid} is in a process that is not described before")
        siblings = [only(other, "name") for other in self.tracks.values() if "process" not in other]
        if len(siblings) < 1000 and siblings.count(only(track, "name")) > 1:
            self.fault(f"tracks are both called {only(track, 'name')!r}, so that a viewer takes them for one")
        if "counter" in track:
            counter = only(track, "counter")
            if only(counter, "unit", "UNIT_UNSPECIFIED") == "UNIT_UNSPECIFIED" or not only(counter, "unit_name", ""):
                self.fault(f"counter {only(track, 'name')!r} has no unit")

    def event(self, sequence, packet):
        event = only(packet, "track_event")
        time = only(packet, "timestamp")
        if time is None:
            self.fault("an event has no time")
            return
        if time < self.clocks[sequence]:
            self.fault(f"time goes back from {self.clocks[sequence]} to {time}")
        self.clocks[sequence] = time
        uuid = only(event, "track_uuid")
        if uuid not in self.tracks:
            self.fault(f"track {uuid} is used and not described before")
            return
        kind = only(event, "type")
        if ("counter" in self.tracks[uuid]) != (kind == "TYPE_COUNTER"):
            self.fault(f"{kind} is on track {only(self.tracks[uuid], 'name')!r}, of another sort")
        if kind == "TYPE_COUNTER" and "counter_value" not in event:
            self.fault("a counter has no value")
        if kind in ("TYPE_SLICE_BEGIN", "TYPE_INSTANT") and not event.get("categories"):
            self.fault("an event has no category")
        self.slice(uuid, kind, time, only(event, "name", ""))
        self.flow(event)

    def slice(self, uuid, kind, time, name):
        """On a track of ours slices do not lie in each other: each is one state of one task."""
        stack = self.open.setdefault(uuid, [])
        where = f"on track {only(self.tracks[uuid], 'name')!r} at {time}"
        if kind == "TYPE_SLICE_BEGIN":
            self.slices += 1
            if stack:
                self.fault(f"{name!r} begins within {stack[-1][0]!r} {where}")
            stack.append((name, time))
        elif kind == "TYPE_SLICE_END":
            if not stack:
                self.fault(f"a slice ends that has not begun {where}")
            elif stack.pop()[1] >= time:
                self.fault(f"a slice has no length {where}")
        elif kind not in ("TYPE_INSTANT", "TYPE_COUNTER"):
            self.fault(f"an event of type {kind} {where}")

    def flow(self, event):
        for flow in event.get("flow_ids", []):
            if flow in self.flows:
                self.fault(f"flow {flow} begins twice")
            self.flows[flow] = False
        for flow in event.get("terminating_flow_ids", []):
            if self.flows.get(flow, True):
                self.fault(f"flow {flow} ends that has not begun")
            self.flows[flow] = True

    def end(self):
        for uuid, stack in self.open.items():
            if stack:
                self.fault(f"{stack[-1][0]!r} does not end on track {only(self.tracks[uuid], 'name')!r}")
        self.faults += [f"flow {flow} does not end" for flow, has_ended in self.flows.items() if not has_ended]
        if not self.tracks:
            self.fault("there are no tracks")


def read(packets):
    reader = Reader()
    for packet in packets:
        reader.packet(packet)
    reader.end()
    return reader


def mutations(packets):
    """Traces that each break a rule."""
    def at(has):
        return next((place for place, packet in enumerate(packets) if has(packet)), None)

    def is_event(packet, kind):
        return "track_event" in packet and packet["track_event"][0]["type"] == [kind]

    def changed(place, field, value):
        packet = dict(packets[place])
        packet["track_event"] = [{**packet["track_event"][0], field: value}]
        return packets[:place] + [packet] + packets[place + 1:]

    begin = at(lambda packet: is_event(packet, "TYPE_SLICE_BEGIN"))
    end = at(lambda packet: is_event(packet, "TYPE_SLICE_END"))
    origin = at(lambda packet: "track_event" in packet and "flow_ids" in packet["track_event"][0])
    target = at(lambda packet: "track_event" in packet and "terminating_flow_ids" in packet["track_event"][0])
    number = at(lambda packet: "counter" in packet.get("track_descriptor", [{}])[0])
    yield "a beginning is gone", packets[:begin] + packets[begin + 1:]
    yield "an end is gone", packets[:end] + packets[end + 1:]
    yield "a beginning comes twice", packets[:begin] + [packets[begin]] + packets[begin:]
    yield "time goes back", packets + [{**packets[begin], "timestamp": [0]}, {**packets[end], "timestamp": [0]}]
    yield "an event is on no track", changed(begin, "track_uuid", [987654])
    yield "an event is of no known type", changed(begin, "type", ["TYPE_UNSPECIFIED"])
    yield "a field has no name", changed(begin, "99", [1])
    yield "no sequence begins", packets[1:]
    if origin is not None:
        yield "a flow does not begin", changed(origin, "flow_ids", [])
        yield "a flow does not end", changed(target, "terminating_flow_ids", [])
    if number is not None:
        track = {**packets[number], "track_descriptor": [{**packets[number]["track_descriptor"][0], "counter": [{}]}]}
        yield "a counter has no unit", packets[:number] + [track] + packets[number + 1:]
