# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium without a window and without a network, driven through a pipe (the DevTools protocol), by Python's own
library alone."""

import base64
import json
import os
import shutil
import signal
import subprocess
import tempfile

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps", "--mute-audio",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars", "--force-color-profile=srgb",
    "--font-render-hinting=none", "--remote-debugging-pipe"]


class Chromium:
    """One page of a browser that is started for it. Use as a context."""

    def __init__(self, program="chromium"):
        self._folder = tempfile.mkdtemp(prefix="signalbox-chromium-")
        read_ours, write_theirs = os.pipe()
        read_theirs, write_ours = os.pipe()

        def connect():  # DevTools are on descriptors 3 and 4
            theirs = os.dup(read_theirs), os.dup(write_theirs)
            high = [os.dup2(fd, 20 + at) for at, fd in enumerate(theirs)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            [program, *ARGUMENTS, f"--user-data-dir={self._folder}", "about:blank"], preexec_fn=connect,
            close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        os.close(read_theirs)
        os.close(write_theirs)
        self._in, self._out = os.fdopen(read_ours, "rb"), os.fdopen(write_ours, "wb")
        self._number = 0
        self._rest = b""
        self.events = []
        self._session = None
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(each for each in targets if each["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._process.wait()
        self._in.close()
        self._out.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _receive(self):
        while b"\0" not in self._rest:
            more = os.read(self._in.fileno(), 1 << 16)
            if not more:
                raise RuntimeError("Chromium has ended")
            self._rest += more
        text, _, self._rest = self._rest.partition(b"\0")
        return json.loads(text)

    def call(self, method, **parameters):
        """What the browser answers to a call of its protocol."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method):
        """The next event of that name."""
        while True:
            for at, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(at)
            self.events.append(self._receive())

    def run(self, expression):
        """The value of JavaScript, waited for where it is a promise."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, path):
        """Opens a file, and waits until the page plays it."""
        self.events = [each for each in self.events if each.get("method") != "Page.loadEventFired"]
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        self.wait_for("Page.loadEventFired")
        self.run("new Promise(done => (function look() { window.signalbox || !document.getElementById('tooold').hidden"
                 " ? done() : requestAnimationFrame(look); })())")

    def shape(self, width, height, scale=1, theme="dark", motion="no-preference", media="screen"):
        """The window's size, and what its person prefers."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": theme},
                            {"name": "prefers-reduced-motion", "value": motion}])
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def press(self, key, code="", text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code, text=text if kind == "keyDown" else "")

    def screenshot(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print(self, path):
        self.call("Emulation.setEmulatedMedia", media="", features=[])
        data = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True, landscape=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def requests(self):
        """What was asked for so far, but for the page itself and what is within it."""
        asked = [each["params"]["request"]["url"] for each in self.events
                 if each.get("method") == "Network.requestWillBeSent"]
        return [each for each in asked if not each.startswith(("data:", "blob:", "about:"))]

    def faults(self):
        """What went wrong in the page, and what it complained of."""
        return [each["params"] for each in self.events
                if each.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]
