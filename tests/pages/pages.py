#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays exported pages in Chromium without a network, and holds them to what the window shows.

    pages.py SIGNALBOX SOURCE BUILD [--chromium PROGRAM] [--all] [--keep FOLDER]

--all exports every example, for its size and its pictures; otherwise a few. axe-core is installed below BUILD."""

import argparse
import base64
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import axe  # noqa: E402
from chromium import Chromium  # noqa: E402

LARGEST, LARGEST_WITH_SLIDERS = 300_000, 1_000_000
SIZE = "960x540"
FEW = ["08_two_locks_in_deadlock", "06_task_group_fails_together"]

# Two pictures as base64 of PNGs, the second with a caption above: the mean difference of a channel (of 255), and the share of pixels that differ by more
# than a quarter once the seams of letters are blurred away.
COMPARE = """async (one, other) => {
  const bitmapOf = text => createImageBitmap(
    new Blob([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], {type: 'image/png'}));
  const bitmaps = [await bitmapOf(one), await bitmapOf(other)];
  const height = bitmaps[0].height, caption = bitmaps[1].height - height;
  if (bitmaps[0].width !== bitmaps[1].width || caption < 0 || caption > 60) return {mean: 255, far: 1};
  const [a, b] = bitmaps.map(bitmap => {
    const canvas = new OffscreenCanvas(bitmap.width, height);
    const context = canvas.getContext('2d');
    context.filter = 'blur(1px)';
    context.drawImage(bitmap, 0, height - bitmap.height);
    return context.getImageData(0, 0, bitmap.width, height);
  });
  let sum = 0, far = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    let most = 0;
    for (let channel = 0; channel < 3; ++channel) {
      const apart = Math.abs(a.data[at + channel] - b.data[at + channel]);
      sum += apart;
      most = Math.max(most, apart);
    }
    if (most > 64) ++far;
  }
  return {mean: sum / a.data.length * 4 / 3, far: far / (a.width * a.height)};
}"""

PAINT = """(time, theme) => {
  const player = window.signalbox, canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = player.heading.size;
  // A still shows all of its moment, and at the end nothing is on its way.
  const place = time >= player.run.end ? player.last : player.placeOf(time);
  player.picture.paint(canvas.getContext('2d'), player.run, place, theme);
  return canvas.toDataURL('image/png').split(',')[1];
}"""


# At how many of the moments the canvas, of which only what changed was painted anew, differs from a whole new picture.
DIFFERENCES = """(() => {
  const player = window.signalbox, canvas = document.createElement('canvas');
  canvas.width = player.canvas.width;
  canvas.height = player.canvas.height;
  const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
  const pixels = context => context.getImageData(0, 0, canvas.width, canvas.height).data;
  let different = 0;
  for (let part = 0; part <= 25; ++part) {
    player.go(player.first + (player.last - player.first) * ((part * 7) % 26) / 25 + 20e3 * (part % 3));
    player.go(player.place + 15e3);
    player.picture.painted = null;
    player.picture.paint(context, player.run, player.place, player.theme);
    player.picture.painted = null;
    const [ours, whole] = [pixels(player.context), pixels(context)];
    // Edges are smoothed a little otherwise where an area ends.
    let far = 0;
    for (let at = 0; at < whole.length; ++at) if (Math.abs(ours[at] - whole[at]) > 48) ++far;
    if (far > whole.length / 1e5) ++different;
    player.draw();
  }
  return different;
})()"""

# What a run of the page says and looks like: its events, and a number for the pixels at every few of its moments in both themes.
SEEN = """(number => {
  const player = window.signalbox, run = player.runs[number], canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = Math.round(480 * player.heading.size[1] / player.heading.size[0]);
  const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
  const pictures = [];
  for (let at = 0; at < run.places.length; at += 5)
    for (const theme of [0, 1]) {
      player.picture.painted = null;
      player.picture.paint(context, run, run.places[at], theme);
      let sum = 0;
      for (const word of new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer))
        sum = (Math.imul(sum, 31) + word) | 0;
      pictures.push(sum);
    }
  player.picture.painted = null;
  const {events, end, verdicts} = player.heading.about[number];
  return JSON.stringify([run.events.map(event => [event.number, event.time, event.words]), run.places, pictures, events, end, verdicts]);
})"""


class Test:
    def __init__(self, arguments, folder, browser):
        self.signalbox, self.source, self.folder, self.browser = arguments.signalbox, arguments.source, folder, browser
        self.build, self.all = arguments.build, arguments.all
        self.failures = []

    def check(self, holds, words):
        if not holds:
            self.failures.append(words)
            print("FAIL:", words)

    def export(self, layout, name, *options):
        path = os.path.join(self.folder, name)
        subprocess.run([self.signalbox, "export", layout, "-o", path, "--force", "--size", SIZE, *options], check=True,
                       timeout=600, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.DEVNULL)
        return path

    def example(self, name):
        return os.path.join(self.source, "examples", name + ".signalbox")

    def pictures(self, page, layout, moments, *options):
        """The page's pictures beside the program's own of the same moments, in both themes."""
        wanted = []
        for theme, number in (("dark", 0), ("light", 1)):
            for time in moments:
                path = self.export(layout, "still.png", "--at", str(time), "--theme", theme, *options)
                still = base64.b64encode(open(path, "rb").read()).decode()
                ours = self.browser.run(f"({PAINT})({time * 1e6}, {number})")
                wanted.append((theme, time, ours, still))
        for theme, time, ours, still in wanted:
            apart = self.browser.run(f"({COMPARE})({json.dumps(ours)}, {json.dumps(still)})")
            self.check(apart["mean"] < 1.5 and apart["far"] < 0.004,
                       f"{page}: at {time} s, {theme}, the page and the picture differ: {apart}")
            print(f"{page} at {time} s, {theme}: {apart['mean']:.2f} of 255 on average, "
                  f"{100 * apart['far']:.2f} % of the pixels far apart")

    def quiet(self, page):
        """Nothing was asked for but the page, and nothing went wrong in it."""
        asked = self.browser.requests()
        self.check(len(asked) == 1 and asked[0].endswith(page), f"{page}: asked for {asked}")
        self.check(not self.browser.faults(), f"{page}: {self.browser.faults()}")
        self.browser.events.clear()

    def barriers(self, page, words):
        for theme in ("dark", "light"):
            self.browser.shape(1200, 900, theme=theme)
            self.browser.run(words)
            found = self.browser.run("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations"
                                     ".map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' ')))")
            self.check(found == [], f"{page}, {theme}: axe-core finds {found}")

    # One page after the other.

    def sizes(self):
        for path in sorted(glob.glob(os.path.join(self.source, "examples", "*.signalbox"))):
            name = os.path.splitext(os.path.basename(path))[0]
            if not self.all and name not in FEW:
                continue
            page = self.export(path, name + ".html")
            size = os.path.getsize(page)
            print(f"{name}: {size / 1000:.0f} kB")
            self.check(size <= LARGEST, f"{name}: {size} bytes")
            self.browser.open(page)
            end = self.browser.run("window.signalbox.runs[0].end") / 1e6
            self.pictures(name, path, [round(end * part, 6) for part in (0.37, 1)])
            self.quiet(name + ".html")
            different = self.browser.run(DIFFERENCES)
            self.check(different == 0, f"{name}: painted in parts, {different} pictures are others")
            self.browser.events.clear()

    def document(self):
        layout = json.load(open(self.example("01_bounded_queue"), encoding="utf-8"))
        layout["stops"] = [{"time": 0.4, "caption": "Two orders\nare in."}, {"time": 0.9, "caption": "<b>Five</b> fit."}]
        path = os.path.join(self.folder, "stops.signalbox")
        json.dump(layout, open(path, "w", encoding="utf-8"))
        return path

    def playing(self):
        """Keys, buttons, stops, words for screen readers, and a slider."""
        layout = self.document()
        page = self.export(layout, "plays.html", "--span", "0:2", "--stops", "--slider", "cook.work=0.5:0.7:0.1")
        self.check(os.path.getsize(page) <= LARGEST_WITH_SLIDERS, f"plays.html: {os.path.getsize(page)} bytes")
        browser = self.browser
        browser.shape(1200, 900)
        browser.open(page)
        run = browser.run
        self.check(run("signalbox.runs.length") == 3 and run("signalbox.number") == 2, "the page begins with the run as it is")
        said = run("document.getElementById('live').textContent")
        self.check(said.startswith("Nothing has happened"), f"at the beginning it says: {said}")

        # Every event once, there and back.
        count = run("signalbox.run.events.length")
        there = []
        for _ in range(count):
            browser.press("ArrowRight")
            there.append(run("[document.getElementById('live').textContent, signalbox.place]"))
        self.check(len({json.dumps(each) for each in there}) == count, "a step shows the next event each time")
        self.check(all("Event" in words and words.endswith(".") for words, _ in there), f"events are told: {there[:3]}")
        browser.press("ArrowRight")
        back = []
        for _ in range(count - 1):
            browser.press(",")
            back.append(run("[document.getElementById('live').textContent, signalbox.place]"))
        self.check(back == there[-2::-1], "steps back are the same")

        # Stops wait for a key.
        browser.press("Home")
        run("document.getElementById('speed').value = '10'")
        for number, (time, caption) in enumerate(((0.4, "Two orders\nare in."), (0.9, "<b>Five</b> fit."))):
            browser.press(" ", "Space", " ")
            run("new Promise(done => (function look() { signalbox.isPlaying ? requestAnimationFrame(look) : done(); })())")
            seen = run("[!document.getElementById('stop').hidden, document.getElementById('caption').textContent,"
                       " signalbox.timeOf(signalbox.place) / 1e6, signalbox.stop]")
            self.check(seen == [True, caption, time, number], f"at a stop: {seen}")
            self.barriers("plays.html at a stop", "0")
        browser.press(" ", "Space", " ")
        run("new Promise(done => (function look() { signalbox.isPlaying ? requestAnimationFrame(look) : done(); })())")
        self.check(run("signalbox.place === signalbox.last && document.getElementById('stop').hidden"), "it plays to the end")

        # The slider, by keys.
        end = run("signalbox.run.end")
        run("document.getElementById('number0').focus()")
        browser.press("ArrowLeft", "ArrowLeft")
        seen = run("[signalbox.number, document.getElementById('number0').getAttribute('aria-valuetext')]")
        self.check(seen == [1, "0.6 s"], f"the slider sets: {seen}")
        self.check(run("signalbox.timeOf(signalbox.place)") <= end, "the moment stays within the run")
        run("document.activeElement.blur()")

        # Scrubbing with the mouse, in the timeline and beside it.
        run("scrollTo(0, 0)")
        x, y, wide, high = run("(() => { const box = signalbox.canvas.getBoundingClientRect(), area = signalbox.about.lanes,"
                               " zoom = box.width / signalbox.heading.size[0]; return [box.left + area[0] * zoom,"
                               " box.top + area[1] * zoom, area[2] * zoom, area[3] * zoom]; })()")
        for kind, part in (("mousePressed", 0.25), ("mouseMoved", 0.5), ("mouseReleased", 0.5)):
            browser.call("Input.dispatchMouseEvent", type=kind, x=x + part * wide, y=y + high / 2, button="left",
                         clickCount=1)
        first, last = run("signalbox.about.span")
        self.check(abs(run("signalbox.timeOf(signalbox.place)") - (first + last) / 2) < 0.02 * last, "pulling scrubs")

        # Both themes, and no motion for whom it makes sick.
        browser.shape(1200, 900, theme="light")
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        light = run(ground)
        self.check(run("signalbox.theme") == 1, "it follows what the system prefers")
        browser.press("t", text="t")
        self.check(run("signalbox.theme") == 0 and run(ground) != light, "T changes the theme")
        browser.shape(1200, 900, motion="reduce")
        browser.press("Home")
        run("signalbox.stop < 0 && (signalbox.passed = 9, document.getElementById('speed').value = '1', signalbox.play())")
        moved = run("""new Promise(done => {
          const places = [], paint = signalbox.picture.paint;
          signalbox.picture.paint = (...all) => { places.push(all[2]); paint.apply(signalbox.picture, all); };
          (function look() { if (places.length < 20) requestAnimationFrame(look); else {
            signalbox.picture.paint = paint; signalbox.pause();
            done(places.filter(place => !signalbox.run.events.some(event => signalbox.run.places[event.moment] === place)
                                        && place > signalbox.first)); } })(); })""")
        self.check(len([place for place in moved if place > 0]) <= 1, f"without motion it jumps: {moved}")

        # On narrow screens nothing is wider than the screen.
        for width, height in ((360, 640), (768, 1024), (1920, 1080)):
            browser.shape(width, height, 2)
            self.check(run("document.documentElement.scrollWidth <= innerWidth"), f"{width} pixels are too few")
            lacking = run("Array.from(document.querySelectorAll('button, select')).filter(each => each.offsetWidth > 0 &&"
                          " (each.offsetWidth < 24 || each.offsetHeight < 24)).map(each => each.id)")
            self.check(lacking == [], f"too small to be hit: {lacking}")
        self.quiet("plays.html")

        # On paper each stop has its picture.
        browser.shape(1200, 900)
        paper = os.path.join(self.folder, "plays.pdf")
        run("addEventListener('beforeprint', () => { window.printed = document.querySelectorAll('#prints figure').length; })")
        browser.print(paper)
        self.check(run("window.printed") == 2, "each stop has a picture on paper")
        self.check(open(paper, "rb").read().count(b"/Type /Page\n") == 2, "two stops are two pages")
        browser.events.clear()

    def alone(self):
        """Each run of a page with many is what a page of it alone is."""
        span = ("--span", "0:2")
        page = self.export(self.example("01_bounded_queue"), "many.html", *span, "--slider", "cook.work=0.5:0.8:0.1", "--slider",
                           "orders.every=0.2:0.3:0.05")
        self.browser.open(page)
        count = self.browser.run("signalbox.runs.length")
        self.check(count == 12, f"four values and three are twelve runs, not {count}")
        many = [self.browser.run(f"({SEEN})({number})") for number in range(count)]
        self.check(len(set(many)) == count, "all runs are different")
        self.quiet("many.html")
        layout = json.load(open(self.example("01_bounded_queue"), encoding="utf-8"))
        for number, seen in enumerate(many):
            for node in layout["nodes"]:
                if node["name"] == "cook":
                    node["work"] = (0.5, 0.6, 0.7, 0.8)[number % 4]
                if node["name"] == "orders":
                    node["every"] = (0.2, 0.25, 0.3)[number // 4]
            path = os.path.join(self.folder, "one.signalbox")
            json.dump(layout, open(path, "w", encoding="utf-8"))
            self.browser.open(self.export(path, "one.html", *span))
            self.check(self.browser.run(f"({SEEN})(0)") == seen, f"many.html: run {number} is not as a page of it alone")
            self.browser.events.clear()

    def run(self):
        self.browser.shape(1200, 900)
        text = axe.source(os.path.join(self.build, "pagetests"))
        self.browser.call("Page.addScriptToEvaluateOnNewDocument", source=text)
        self.sizes()
        self.playing()
        self.alone()
        self.barriers("plays.html", "document.querySelector('details').open = true")
        return not self.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("signalbox", "source", "build"):
        parser.add_argument(name)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, Chromium(arguments.chromium) as browser:
        folder = arguments.keep or temporary
        os.makedirs(folder, exist_ok=True)
        good = Test(arguments, folder, browser).run()
    print("all pages are right" if good else "some pages are not")
    sys.exit(0 if good else 1)


main()
