#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the real window, asked through AT-SPI itself.

    atspi_test.py PROGRAM EXAMPLE

Starts a display in memory, a session bus with an accessibility bus of its own, and PROGRAM with a copy of EXAMPLE;
walks its tree, steps through the run, edits, and compares what it is told with the document.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PATIENCE = 30  # seconds for anything that is waited for
KINDS_HELD_APART = ("list", "image", "panel")  # roles of nodes: queues, other nodes, frames


def outer(program, example):
    """Xvfb and the private bus, then this script again inside of them."""
    for tool in ("Xvfb", "dbus-run-session"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as home:
        copy = shutil.copy(example, pathlib.Path(home, "spoken.signalbox"))
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            number = display.stdout.readline().decode().strip()
            environment = {name: value for name, value in os.environ.items()
                           if name not in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS",
                                           "NO_AT_BRIDGE")}
            environment.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                               LC_ALL="C.UTF-8")
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
                         "XDG_RUNTIME_DIR"):
                environment[name] = home
            os.chmod(home, 0o700)
            return subprocess.run(
                ["dbus-run-session", "--", sys.executable, __file__, "--inside", program, str(copy)],
                env=environment, timeout=200, check=False).returncode
        finally:
            display.terminate()
            display.wait()


def states(accessible):
    import pyatspi
    return {pyatspi.stateToString(state) for state in accessible.getState().getStates()}


def children(accessible):
    return [accessible.getChildAtIndex(index) for index in range(accessible.childCount)]


def tree(accessible):
    yield accessible
    for child in children(accessible):
        if child is not None:
            yield from tree(child)


class ScreenReader(unittest.TestCase):
    program = ""
    document = ""

    @classmethod
    def setUpClass(cls):
        import pyatspi
        from gi.repository import Atspi, GLib
        Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)  # a busy machine is no failure
        cls.loop = GLib.MainContext.default()
        cls.told = []
        for kind in ("object:property-change:accessible-name", "object:children-changed",
                     "object:state-changed:focused", "object:state-changed:selected"):
            pyatspi.Registry.registerEventListener(cls.told.append, kind)
        cls.process = subprocess.Popen([cls.program, cls.document])
        cls.application = cls.until(lambda: next(
            (each for each in children(pyatspi.Registry.getDesktop(0))
             if each and each.name.lower() == "signalbox"), None), "the program on the accessibility bus")
        cls.canvas = cls.until(lambda: cls.find("canvas", "Canvas"), "the canvas")
        cls.layout = json.loads(pathlib.Path(cls.document).read_text(encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(PATIENCE)

    @classmethod
    def until(cls, condition, what):
        """The first true value of a condition; the answers of the bus come in while it waits."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            cls.loop.iteration(False)
            found = condition()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"waited {PATIENCE} s in vain for {what}")

    @classmethod
    def find(cls, role, beginning):
        return next((each for each in tree(cls.application)
                     if each.getRoleName() == role and each.name.startswith(beginning)), None)

    def press(self, name):
        """A button, where it can be pressed."""
        button = self.until(lambda: next(
            (each for each in tree(self.application)
             if each.getRoleName() in ("push button", "toggle button") and each.name == name), None), name)
        if "sensitive" in states(button):
            button.queryAction().doAction(0)

    def part(self, node):
        """Of a node in the document: what the canvas says of it."""
        return next(each for each in self.nodes() if f" {node['name']}" in f" {each.name}".split(",")[0])

    def nodes(self):
        return [each for each in tree(self.canvas) if each.getRoleName() in KINDS_HELD_APART]

    def test_every_node_and_wire_has_a_name_a_role_and_its_ends(self):
        import pyatspi
        for node in self.layout["nodes"]:
            part = self.part(node)
            self.assertIn(node["name"], part.name)
            self.assertIn("showing", states(part))
            self.assertTrue(part.description, part.name)
            extents = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            self.assertGreater(extents.width, 20)
        wires = [each for each in children(self.canvas) if each.getRoleName() == "link"]
        self.assertGreaterEqual(len(wires), len(self.layout["links"]))
        self.assertTrue(wires)
        for wire in wires:
            ends = {relation.getRelationType(): relation.getTarget(0) for relation in wire.getRelationSet()}
            source = ends[pyatspi.RELATION_CONTROLLED_BY]
            target = ends[pyatspi.RELATION_CONTROLLER_FOR]
            self.assertTrue(wire.name.startswith(source.name.split(",")[0].split(" ", 1)[1]), wire.name)
            self.assertIn(wire.name.split()[-1], target.name)
            self.assertIn(wire.name, [relation.getTarget(at).name for relation in source.getRelationSet()
                                      for at in range(relation.getNTargets())])

    def test_ports_are_buttons_in_their_node(self):
        for node in self.layout["nodes"]:
            ports = [each for each in children(self.part(node)) if each.getRoleName() == "push button"]
            self.assertTrue(ports, node["name"])
            for port in ports:
                self.assertIn(node["name"], port.name)
                self.assertIn(port.description, ("connected", "not connected"))

    def test_stepping_changes_what_is_said_and_says_so(self):
        self.press("To the Start")
        queue = self.part(next(node for node in self.layout["nodes"] if node["kind"] == "queue"))
        self.until(lambda: " 0 of " in queue.name or "0 items" in queue.name, "an empty queue")
        self.told.clear()
        for _ in range(60):
            self.press("Step Forward")
            items = [each for each in children(queue) if each and each.getRoleName() == "list item"]
            if items:
                break
        self.assertTrue(items, "nothing was put in sixty events")
        self.assertIn("next out", items[0].name)
        makers = [relation.getTarget(0).name for relation in items[0].getRelationSet()]
        self.assertTrue(makers and makers[0], items[0].name)
        changed = self.until(lambda: [event.source.name for event in self.told
                                      if event.type == "object:property-change:accessible-name"
                                      and event.source == queue], "the news of the queue")
        self.assertIn(" 1 of ", f" {changed[-1]}")

    def test_the_timeline_has_lanes_and_slices(self):
        self.press("Step Forward")
        timeline = self.until(lambda: self.find("chart", "Timeline"), "the timeline")
        lanes = [each for each in children(timeline) if each.getRoleName() == "list"]
        for node in self.layout["nodes"]:
            if node["kind"] in ("producer", "consumer", "task", "queue", "lock"):
                self.assertTrue([lane for lane in lanes if node["name"] in lane.name], node["name"])
        slices = [each for lane in lanes for each in children(lane)]
        self.assertGreater(len(slices), 5)
        for each in slices:
            self.assertEqual(each.getRoleName(), "list item")
            self.assertTrue(each.name)
        self.assertTrue([each for each in slices if "active" in states(each)], "none is at the playhead")
        self.assertTrue([each for each in slices if each.getRelationSet()], "nobody ended a wait")

    def test_an_edit_is_told(self):
        before = len(self.nodes())
        self.told.clear()
        self.canvas.queryComponent().grabFocus()
        node = self.nodes()[0]
        node.queryAction().doAction(0)
        self.until(lambda: "selected" in states(node), "the selection")
        self.until(lambda: [event for event in self.told if event.type == "object:state-changed:selected" and event.source == node],
                   "the news of the selection")
        duplicate = self.until(lambda: next((each for each in tree(self.application)
                                             if each.getRoleName() == "menu item" and each.name == "Duplicate"),
                                            None), "the menu entry")
        duplicate.queryAction().doAction(0)
        self.until(lambda: len(self.nodes()) == before + 1, "one node more")
        self.until(lambda: [event for event in self.told if event.type.startswith("object:children-changed")],
                   "the news of it")

    def test_nothing_that_takes_the_keyboard_is_nameless(self):
        for each in tree(self.application):
            if {"focusable", "showing"} <= states(each):
                place = " / ".join(parent.name or parent.getRoleName() for parent in parents(each))
                self.assertTrue(each.name, f"a {each.getRoleName()} in {place} has no name")


def parents(accessible):
    while accessible is not None:
        yield accessible
        accessible = accessible.parent


if __name__ == "__main__":
    if sys.argv[1:2] != ["--inside"]:
        sys.exit(outer(*sys.argv[1:3]))
    ScreenReader.program, ScreenReader.document = sys.argv[2:4]
    unittest.main(argv=sys.argv[:1], verbosity=2)
