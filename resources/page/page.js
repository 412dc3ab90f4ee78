// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the runs, and listens to who reads the page.

const byId = id => document.getElementById(id);
const words = byId('words').dataset;
const fillIn = (text, places) => text.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);
const seconds = micros => (micros / 1e6).toFixed(3);

class Player {
  constructor(tables, runs) {
    this.tables = tables;
    this.heading = tables.heading;
    this.runs = runs;
    this.picture = new Picture(tables);
    this.canvas = byId('picture');
    this.context = this.canvas.getContext('2d', {alpha: false});
    this.number = 0;
    this.place = 0;
    this.isPlaying = false;
    this.stop = -1; // at which it holds
    this.passed = -1; // the last stop that was left behind
    this.told = 0;
    this.light = matchMedia('(prefers-color-scheme: light)');
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
    this.buildSliders();
    this.choose(this.chosenRun());
    byId('verdict').classList.toggle('never', this.heading.about.every(each => each.verdicts.length === 0));
    this.toStart();
    this.listen();
  }
  get run() { return this.runs[this.number]; }
  get about() { return this.heading.about[this.number]; }
  get first() { return this.run.places[0]; }
  get last() { return this.run.places[this.run.places.length - 1]; }
  get theme() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? Number(chosen === 'light') : Number(this.light.matches);
  }

  // Sliders: each goes through its values, the first one fastest.
  buildSliders() {
    const box = byId('numbers');
    this.sliders = this.heading.sliders.map((slider, number) => {
      const label = document.createElement('label'), input = document.createElement('input');
      const output = document.createElement('output');
      input.type = 'range';
      input.id = 'number' + number;
      input.min = 0;
      input.max = slider.values.length - 1;
      input.value = slider.at;
      label.htmlFor = output.htmlFor = input.id;
      label.textContent = slider.label;
      box.append(label, input, output);
      input.addEventListener('input', () => this.choose(this.chosenRun(), true));
      return {input, output, values: slider.values};
    });
    if (this.sliders.length === 0) return;
    this.outcome = document.createElement('p');
    box.append(this.outcome);
    box.hidden = false;
  }
  chosenRun() {
    let number = 0, weight = 1;
    for (const {input, values} of this.sliders) {
      number += weight * input.value;
      weight *= values.length;
    }
    return number;
  }
  choose(number, isTold) {
    const time = this.timeOf(this.place);
    this.number = number;
    for (const {input, output, values} of this.sliders) {
      output.textContent = values[input.value];
      input.setAttribute('aria-valuetext', values[input.value]);
    }
    if (this.outcome) this.outcome.textContent = fillIn(words.ends, {end: seconds(this.about.end)});
    const scrub = byId('moment');
    scrub.max = this.run.end - this.run.moments[0].time;
    scrub.step = Math.max(1, Math.round(scrub.max / 2000));
    this.go(this.placeOf(time));
    if (isTold) this.tell(this.outcome.textContent);
  }

  // Places and times.
  timeOf(place) {
    const {places, moments} = this.run;
    const at = this.momentAt(place), begin = moments[at], end = moments[at + 1];
    if (!end) return begin.time;
    return begin.time + (end.time - begin.time) * (place - places[at]) / (places[at + 1] - places[at]);
  }
  momentAt(place) { return lastAt(this.run.places, place); }
  placeOf(time) { // after everything that happens then
    const {places, moments} = this.run;
    let low = 0, high = moments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (moments[middle].time <= time && moments[middle].rest === 0) low = middle; else high = middle - 1;
    }
    const begin = moments[low], end = moments[low + 1];
    if (!end || end.time <= begin.time || time <= begin.time) return places[low];
    return places[low] + (places[low + 1] - places[low]) * (time - begin.time) / (end.time - begin.time);
  }
  eventAt(place) { // the last one that has happened
    const {events, places} = this.run;
    let low = -1, high = events.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (places[events[middle].moment] <= place) low = middle; else high = middle - 1;
    }
    return low;
  }

  // What a person does.
  go(place, isStep) {
    this.place = Math.min(Math.max(place, this.first), this.last);
    this.draw();
    if (isStep) this.tell();
  }
  jump(place) {
    this.pause();
    this.leaveStop();
    this.go(place, true);
    this.passed = this.stopBefore(this.place);
  }
  toStart() { this.jump(this.first); }
  toEnd() { this.jump(this.last); }
  step(by) {
    const {events, places} = this.run, at = this.eventAt(this.place);
    const isBetween = at >= 0 && this.place > places[events[at].moment] && by < 0;
    const next = isBetween ? at : at + by;
    if (next < 0) this.toStart();
    else if (next < events.length) this.jump(places[events[next].moment]);
  }
  play() {
    if (this.stop >= 0) this.leaveStop();
    else if (this.place >= this.last) { this.go(this.first); this.passed = this.stopBefore(this.place - 1); }
    this.isPlaying = true;
    this.frame = null;
    this.showPlaying();
    requestAnimationFrame(now => this.advance(now));
  }
  pause() {
    this.isPlaying = false;
    this.showPlaying();
  }
  toggle() { this.isPlaying ? this.pause() : this.play(); }
  advance(now) {
    if (!this.isPlaying) return;
    const gone = this.frame === null ? 0 : Math.min(now - this.frame, 250);
    this.frame = now;
    const time = this.timeOf(this.place), more = gone * 1000 * this.heading.speed * byId('speed').value;
    // At the end time stands still and what is on its way arrives.
    let place = time >= this.run.end ? this.place + more : this.placeOf(time + more);
    place = Math.max(place, this.place);
    const next = this.passed + 1, stop = this.heading.stops[next];
    if (stop && stop[0] <= this.run.end && this.placeOf(stop[0]) <= place && place > this.first) {
      this.passed = next;
      this.go(this.placeOf(stop[0]), true);
      this.hold(next);
      return;
    }
    this.go(place);
    if (now - this.told > 1500) { this.told = now; this.tell(); }
    if (this.place >= this.last) { this.pause(); this.tell(); return; }
    requestAnimationFrame(next => this.advance(next));
  }

  // Stops.
  stopBefore(place) {
    let last = -1;
    this.heading.stops.forEach((stop, at) => { if (this.placeOf(stop[0]) <= place) last = at; });
    return last;
  }
  hold(number) {
    this.stop = number;
    this.pause();
    const [left, top, width, height] = this.heading.canvas, size = this.heading.size;
    const box = byId('stop');
    byId('caption').textContent = this.heading.stops[number][1];
    box.style.top = (height > 0 ? (top + height) / size[1] * 100 - 2 : 96) + '%';
    box.hidden = false;
    byId('goon').focus({preventScroll: true});
    this.tell(this.heading.stops[number][1]);
  }
  leaveStop() {
    if (this.stop < 0) return;
    const hadFocus = byId('stop').contains(document.activeElement);
    this.stop = -1;
    byId('stop').hidden = true;
    if (hadFocus) byId('play').focus({preventScroll: true});
  }

  // What is seen and heard.
  resize() {
    const width = this.canvas.clientWidth * (window.devicePixelRatio || 1);
    const [full, height] = this.heading.size;
    const pixels = Math.max(160, Math.min(Math.round(width), 4096));
    if (pixels === this.canvas.width) return;
    this.canvas.width = pixels;
    this.canvas.height = Math.round(pixels * height / full);
  }
  draw() {
    const event = this.eventAt(this.place), {events, places} = this.run;
    const time = this.timeOf(this.place);
    // Who wants no motion sees one picture after the other.
    const place = this.still.matches && this.isPlaying && event >= 0 && this.place < this.last
      ? places[events[event].moment] : this.place;
    this.picture.paint(this.context, this.run, place, this.theme);
    const scrub = byId('moment');
    scrub.value = time - this.run.moments[0].time;
    const clock = fillIn(words.clock, {time: seconds(time), end: seconds(this.run.end)});
    byId('clock').textContent = clock;
    scrub.setAttribute('aria-valuetext', clock);
    const verdict = this.about.verdicts.findLast(each => each[0] <= time);
    byId('verdict').textContent = verdict ? verdict[1] : '';
    if (event === this.shown && this.number === this.shownRun) return;
    this.shown = event;
    this.shownRun = this.number;
    Array.from(byId('events').children).forEach((line, at) => {
      const one = events[event + at - 1];
      const about = one ? [this.eventWords(one), `${one.number} / ${this.about.events}`, one.words]
                        : ['', '', event < 0 && at === 1 ? words.begin : ''];
      line.replaceChildren(...about.map((text, part) => {
        const span = document.createElement('span');
        span.className = ['long', 'short', ''][part];
        span.textContent = text;
        return span;
      }));
    });
  }
  eventWords(event) {
    return fillIn(words.event, {number: event.number, count: this.about.events});
  }
  tell(text) {
    const event = this.run.events[this.eventAt(this.place)];
    byId('live').textContent =
      text || (event ? `${this.eventWords(event)}, ${seconds(event.time)} s: ${event.words}` : words.begin);
  }
  showPlaying() {
    const button = byId('play');
    this.playWords ??= button.getAttribute('aria-label');
    const label = this.isPlaying ? button.dataset.pause : this.playWords;
    button.classList.toggle('playing', this.isPlaying);
    button.setAttribute('aria-label', label);
    button.title = label + ' (Space)';
  }
  toggleTheme() {
    document.documentElement.dataset.theme = this.theme ? 'dark' : 'light';
    this.draw();
  }
  changeSpeed(by) {
    const list = byId('speed');
    list.selectedIndex = Math.min(Math.max(list.selectedIndex + by, 0), list.length - 1);
  }

  // On paper: each stop, or the moment that is shown.
  fillPaper() {
    const paper = byId('prints');
    const stops = this.heading.stops.filter(([time]) => time <= this.run.end);
    const all = stops.length > 0 ? stops.map(([time, words]) => [this.placeOf(time), words])
                                 : [[this.place, '']];
    paper.replaceChildren(...all.map(([place, caption]) => {
      const figure = document.createElement('figure'), canvas = document.createElement('canvas');
      const below = document.createElement('figcaption'), [width, height] = this.heading.size;
      canvas.width = 2 * width;
      canvas.height = 2 * height;
      this.picture.paint(canvas.getContext('2d'), this.run, place, 1);
      const event = this.run.events[this.eventAt(place)];
      below.textContent = caption || `${seconds(this.timeOf(place))} s. ${event ? event.words : words.begin}`;
      figure.append(canvas, below);
      return figure;
    }));
  }

  listen() {
    const press = (id, act) => byId(id).addEventListener('click', act);
    press('start', () => this.toStart());
    press('back', () => this.step(-1));
    press('play', () => this.toggle());
    press('forward', () => this.step(1));
    press('theme', () => this.toggleTheme());
    press('goon', () => this.play());
    byId('moment').addEventListener('input', event =>
      this.jump(this.placeOf(this.run.moments[0].time + Number(event.target.value))));
    this.light.addEventListener('change', () => this.draw());
    document.addEventListener('keydown', event => this.keyPressed(event));
    new ResizeObserver(() => { this.resize(); this.draw(); }).observe(this.canvas);
    this.listenToPointer();
    addEventListener('beforeprint', () => this.fillPaper());
    addEventListener('afterprint', () => byId('prints').replaceChildren());
  }
  keyPressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target, isPressed = target.closest('button, summary');
    if (target.tagName === 'SELECT') return;
    const isRange = target.type === 'range';
    const keys = {
      ' ': () => this.toggle(), '.': () => this.step(1), ',': () => this.step(-1),
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1),
      Home: () => this.toStart(), End: () => this.toEnd(),
      '+': () => this.changeSpeed(1), '-': () => this.changeSpeed(-1),
      t: () => this.toggleTheme(), T: () => this.toggleTheme()};
    const act = keys[event.key];
    if (!act || (event.key === ' ' && isPressed) || (isRange && /^(Arrow|Home|End)/.test(event.key))) return;
    event.preventDefault();
    act();
  }
  // Pulling in the timeline scrubs.
  listenToPointer() {
    const timeAt = event => {
      const box = this.canvas.getBoundingClientRect(), [width, height] = this.heading.size;
      const {lanes: [left, top, wide, high], span: [from, to]} = this.about;
      const x = (event.clientX - box.left) / box.width * width;
      const y = (event.clientY - box.top) / box.height * height;
      if (wide <= 0 || (!this.isPulling && (x < left || y < top || y > top + high))) return null;
      return from + (to - from) * (x - left) / wide;
    };
    const pull = event => {
      const time = timeAt(event);
      this.canvas.classList.toggle('scrubs', time !== null);
      if (this.isPulling && time !== null)
        this.jump(this.placeOf(Math.max(this.run.moments[0].time, Math.min(time, this.run.end))));
    };
    this.canvas.addEventListener('pointerdown', event => {
      if (event.button !== 0 || timeAt(event) === null) return;
      this.isPulling = true;
      this.canvas.setPointerCapture(event.pointerId);
      pull(event);
    });
    this.canvas.addEventListener('pointermove', pull);
    for (const end of ['pointerup', 'pointercancel'])
      this.canvas.addEventListener(end, () => { this.isPulling = false; });
  }
}

async function begin() {
  const packed = Uint8Array.from(atob(byId('words').textContent), letter => letter.charCodeAt(0));
  const reader = new Reader(unpacked(packed));
  const tables = readTables(reader), runs = readRuns(reader, tables);
  runs.forEach((run, number) => { run.number = number; });
  window.signalbox = new Player(tables, runs);
}
begin().catch(error => { byId('tooold').hidden = false; throw error; });
