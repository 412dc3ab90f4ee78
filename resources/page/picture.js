// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What widgets/pages/pagebytes.cpp wrote is read here, and painted.

// The number of the last of growing numbers that is not beyond one; 0 where all are.
const lastAt = (numbers, most) => {
  let low = 0, high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= most) low = middle; else high = middle - 1;
  }
  return low;
};

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  number() {
    let value = 0, scale = 1, byte;
    do { byte = this.bytes[this.at++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
    return value;
  }
  signed() { const value = this.number(); return value % 2 ? -(value + 1) / 2 : value / 2; }
  column() {
    const length = this.number(), part = new Reader(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    part.last = 0;
    return part;
  }
  step() { return this.last += this.signed(); }
  get isAtEnd() { return this.at >= this.bytes.length; }
}

function readTables(reader) {
  const heading = JSON.parse(new TextDecoder().decode(reader.column().bytes));
  const shapes = [], glyphs = [], wordTable = [], textures = [], looks = [];
  const commands = reader.column(), points = reader.column();
  const pairs = {M: 1, L: 1, C: 3, Z: 0};
  while (!commands.isAtEnd) {
    // A curve stands as three elements of which only the first has a letter.
    const letters = heading.commands[commands.number()];
    let count = 0;
    for (const letter of letters) count += pairs[letter];
    const places = new Float64Array(2 * count);
    let x = 0, y = 0;
    for (let at = 0; at < places.length; at += 2) {
      places[at] = x += points.signed();
      places[at + 1] = y += points.signed();
    }
    shapes.push({letters, places});
  }
  const glyphShapes = reader.column();
  while (!glyphShapes.isAtEnd) glyphs.push(glyphShapes.number());
  const lengths = reader.column(), letters = reader.column(), places = reader.column();
  const advances = new Map(); // from one letter to another it is mostly as far as the last time
  while (!lengths.isAtEnd) {
    const word = [];
    for (let left = lengths.number(), x = 0, before = -1; left > 0; --left) {
      const glyph = letters.number(), pair = before * 65536 + glyph;
      const advance = (advances.get(pair) ?? 0) + places.signed();
      advances.set(pair, advance);
      word.push([glyph, x += advance]);
      before = glyph;
    }
    wordTable.push(word);
  }
  const pixels = reader.column();
  while (!pixels.isAtEnd) {
    const texture = {width: pixels.number(), height: pixels.number(), alpha: []};
    for (let left = texture.width * texture.height; left > 0; --left) texture.alpha.push(pixels.number());
    textures.push(texture);
  }
  const forms = heading.forms.map(readForm);
  const lookForms = reader.column(), colours = reader.column();
  while (!lookForms.isAtEnd) {
    const colour = () => heading.palette[colours.number()];
    looks.push({form: forms[lookForms.number()], fill: [colour(), colour()], line: [colour(), colour()]});
  }
  return {heading, shapes, glyphs, words: wordTable, textures, looks};
}

// The list of integers that widgets/pages/sketch.h describes.
function readForm(text) {
  const parts = text.split(',').map(Number);
  let at = 0;
  const next = () => parts[at++], fine = () => parts[at++] / 256;
  const form = {fills: next(), cuts: []};
  if (form.fills === 2)
    form.texture = {number: next(), matrix: [fine(), fine(), fine(), fine()], x: next(), y: next()};
  if (next()) {
    form.width = fine();
    form.cap = ['butt', 'round', 'square'][next()];
    form.join = ['miter', 'round', 'bevel'][next()];
    form.dashes = Array.from({length: next()}, fine);
    form.offset = fine();
  }
  form.rule = next() ? 'nonzero' : 'evenodd';
  form.isCrisp = next() > 0;
  if (next()) form.word = [fine(), fine(), fine(), fine()];
  for (let left = next(); left > 0; --left)
    form.cuts.push({shape: next(), rule: next() ? 'nonzero' : 'evenodd'});
  return form;
}

// What widgets/pages/trackbytes.h describes: runs with their moments, events, and tracks as ways and times.
function readRuns(reader, tables) {
  const columns = count => Array.from({length: count}, () => reader.column());
  const [counts, times, rests, events, sentences] = columns(5);
  const [likes, turns, looks, kinds] = columns(4);
  const contents = [], xs = [], ys = [];
  for (const kind of [0, 1]) [contents[kind], xs[kind], ys[kind]] = columns(3);
  const clips = columns(4), [wayNumbers, begins, lives, gaps, laterBegins, longerLives, longerGaps] = columns(7);
  const ways = [], runs = [];
  const readWay = () => {
    const look = tables.looks[looks.step()], kind = kinds.number(), isWord = look.form.word ? 1 : 0;
    const way = {look, side: (kind >> 1) & 3, knots: []};
    for (let left = kind >> 3; left > 0; --left) {
      const knot = {content: contents[isWord].step(), x: xs[isWord].step(), y: ys[isWord].step()};
      if (kind & 1) knot.clip = clips.map(side => side.step());
      way.knots.push(knot);
    }
    return way;
  };
  const after = []; // by way: which one stood behind it the last time
  let guess = 0;
  for (let number = 0; !counts.isAtEnd; ++number) {
    const run = readMoments(counts.number(), {times, rests, events, sentences}, tables);
    const like = likes.number(), other = like > 0 ? runs[number - like] : null;
    // Of each track the way, when it begins, how long it lives, and from knot to knot.
    run.ways = [];
    run.times = [];
    let last = -1;
    const pass = way => {
      if (last >= 0) after[last] = way;
      last = way;
      run.ways.push(way);
    };
    const ownWay = () => {
      const told = wayNumbers.number();
      if (told === 0) return after[last];
      if (told > 1) return guess += told % 2 ? -(told - 1) / 2 : (told - 2) / 2;
      ways.push(readWay());
      return ways.length - 1;
    };
    for (let from = 0, begin = 0, later = 0; ;) {
      for (let own = turns.number(); own > 0; --own) {
        const way = ownWay();
        pass(way);
        run.times.push([begin += begins.signed(), lives.number(), ...ways[way].knots.slice(1).map(() => gaps.number())]);
      }
      const length = turns.number();
      if (length === 0) break;
      from += turns.number();
      for (const end = from + length; from < end; ++from) {
        const [first, life, ...between] = other.times[from];
        pass(other.ways[from]);
        later += laterBegins.signed();
        run.times.push([first + later, life + longerLives.signed(), ...between.map(gap => gap + longerGaps.signed())]);
      }
    }
    runs.push(run);
  }
  for (const run of runs) run.ways = run.ways.map(way => ways[way]);
  return runs;
}

function readMoments(count, {times, rests, events, sentences}, tables) {
  const run = {moments: [], events: []};
  for (let event = 0, time = 0, rest = 0; count > 0; --count) {
    const moment = {time: time += times.signed(), rest: rest += rests.signed()};
    moment.place = moment.time + moment.rest + run.moments.length;
    const more = events.number();
    if (more > 0) {
      event += more;
      run.events.push({moment: run.moments.length, number: event, time: moment.time,
                       words: tables.heading.sentences[sentences.step()]});
    }
    run.moments.push(moment);
  }
  run.places = run.moments.map(moment => moment.place);
  run.end = run.moments[run.moments.length - 1].time;
  return run;
}

// Made when they are seen first: of hundreds of runs nobody looks at all.
const tracksOf = run => run.tracks ??= run.ways.map((way, number) => {
  const [begin, life, ...gaps] = run.times[number];
  let moment = begin;
  const knots = way.knots.map((knot, at) => ({...knot, moment: moment += at > 0 ? gaps[at - 1] : 0}));
  return {look: way.look, side: way.side, begin, end: life > 0 ? begin + life : Infinity, knots};
});

// Paints a run at a place, which is its time and, where that stands still, what has happened.
class Picture {
  constructor(tables) {
    this.tables = tables;
    this.shapePaths = [];
    this.wordPaths = [];
    this.patterns = new Map();
    this.wordExtents = [];
  }
  trace(letters, places, x, y) {
    const path = new Path2D();
    let at = 0;
    for (const letter of letters) {
      if (letter === 'M') path.moveTo(x + places[at], y + places[at + 1]);
      else if (letter === 'L') path.lineTo(x + places[at], y + places[at + 1]);
      else if (letter === 'C')
        path.bezierCurveTo(x + places[at], y + places[at + 1], x + places[at + 2], y + places[at + 3],
                           x + places[at + 4], y + places[at + 5]);
      else path.closePath();
      at += letter === 'C' ? 6 : letter === 'Z' ? 0 : 2;
    }
    return path;
  }
  // A rectangle of whole pixels.
  crisp(places, x, y, zoom) {
    const whole = value => Math.round(value * zoom) / zoom;
    const xs = [], ys = [], path = new Path2D();
    for (let at = 0; at < places.length; at += 2) {
      xs.push(whole(x + places[at]));
      ys.push(whole(y + places[at + 1]));
    }
    const left = Math.min(...xs), top = Math.min(...ys);
    path.rect(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
    return path;
  }
  shape(number) {
    const {letters, places} = this.tables.shapes[number];
    return this.shapePaths[number] ??= this.trace(letters, places, 0, 0);
  }
  word(number) {
    if (!this.wordPaths[number]) {
      const path = new Path2D();
      for (const [glyph, x] of this.tables.words[number])
        path.addPath(this.shape(this.tables.glyphs[glyph]), {e: x});
      this.wordPaths[number] = path;
    }
    return this.wordPaths[number];
  }
  texture(context, number, colour) {
    const key = number + colour;
    if (!this.patterns.has(key)) {
      const {width, height, alpha} = this.tables.textures[number];
      const tile = document.createElement('canvas');
      tile.width = width;
      tile.height = height;
      const tileContext = tile.getContext('2d');
      const pixels = tileContext.createImageData(width, height);
      const part = at => parseInt(colour.slice(at, at + 2), 16);
      alpha.forEach((opacity, at) => pixels.data.set([part(1), part(3), part(5), opacity], 4 * at));
      tileContext.putImageData(pixels, 0, 0);
      this.patterns.set(key, context.createPattern(tile, 'repeat'));
    }
    return this.patterns.get(key);
  }

  // All of it; of the same canvas the next time only what has changed.
  paint(context, run, place, theme) {
    const {width, height} = context.canvas, before = this.painted;
    const zoom = width / this.tables.heading.size[0] / 16;
    const now = {context, run, theme, width, states: this.statesAt(run, place)};
    this.painted = now;
    const goesOn = before && ['context', 'run', 'theme', 'width'].every(what => before[what] === now[what]);
    const whole = [0, 0, width, height];
    for (const area of (goesOn && this.changes(before.states, now.states, zoom, whole)) || [whole])
      this.paintArea(context, now.states, zoom, theme, area);
  }
  paintArea(context, states, zoom, theme, [left, top, right, bottom]) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.fillStyle = this.tables.heading.grounds[theme];
    context.fillRect(left, top, right - left, bottom - top);
    for (const state of states.values()) {
      const bounds = this.boundsOf(state);
      if (bounds[0] * zoom < right && bounds[2] * zoom > left && bounds[1] * zoom < bottom
          && bounds[3] * zoom > top)
        this.paintState(context, state, zoom, theme);
    }
    context.restore();
  }

  // What is to be seen of each track, from the lowest.
  statesAt(run, place) {
    const moment = lastAt(run.places, place), states = new Map(), playhead = this.playheadOf(run, place);
    for (const track of tracksOf(run)) {
      if (track.begin > moment || moment >= track.end) continue;
      const state = track.side ? this.sideOf(run, track, place, playhead) : this.stateOf(run, track, place);
      if (state) states.set(track, state);
    }
    return states;
  }
  // Where it is across the picture; at the end nothing lies ahead.
  playheadOf(run, place) {
    const at = lastAt(run.places, place), begin = run.moments[at], end = run.moments[at + 1];
    const {lanes: [left, , wide], span: [from, to], end: over} = this.tables.heading.about[run.number];
    const share = end ? (place - begin.place) / (end.place - begin.place) : 0;
    const time = end ? begin.time + (end.time - begin.time) * share : begin.time;
    return time >= over ? Infinity : 16 * (left + wide * (time - from) / (to - from));
  }
  // Of what is seen on one side of the playhead alone: as far as it lies there; nothing where it does not.
  sideOf(run, track, place, playhead) {
    const state = this.stateOf(run, track, place), [left, top, right, bottom] = this.boundsOf(state);
    const isAhead = track.side === 2, [from, to] = isAhead ? [Math.max(left, playhead), right] : [left, Math.min(right, playhead)];
    if (from >= to) return null;
    if (from === left && to === right && track.whole) return track.whole;
    const cut = [from, top, to, bottom], clip = state.clip;
    const seen = {...state, bounds: undefined,
                  clip: clip ? cut.map((side, at) => (at < 2 ? Math.max : Math.min)(side, clip[at])) : cut};
    if (from === left && to === right && track.knots.length === 1) track.whole = seen;
    return seen;
  }
  stateOf(run, track, place) {
    const knots = track.knots;
    if (knots.length === 1) return track.still ??= {form: track.look.form, look: track.look, ...knots[0]};
    let at = 0;
    while (at + 1 < knots.length && run.places[knots[at + 1].moment] <= place) ++at;
    const one = knots[at], other = knots[at + 1];
    const state = {form: track.look.form, look: track.look, ...one};
    if (!other) return state;
    const begin = run.places[one.moment];
    const share = (place - begin) / (run.places[other.moment] - begin);
    const mix = (from, to) => from + (to - from) * share;
    state.x = mix(one.x, other.x);
    state.y = mix(one.y, other.y);
    if (one.clip) state.clip = one.clip.map((side, number) => mix(side, other.clip[number]));
    // Words say something else at once, and yet move with what they stand on.
    if (other.content !== one.content && !state.form.word) {
      const from = this.tables.shapes[one.content], to = this.tables.shapes[other.content];
      state.between = {letters: from.letters,
                       places: from.places.map((value, number) => mix(value, to.places[number]))};
    }
    return state;
  }

  // Areas in pixels that are not as they were; nothing where those would be most of the picture.
  changes(before, now, zoom, [, , width, height]) {
    const areas = [];
    const add = bounds => {
      const edge = [Math.floor, Math.floor, Math.ceil, Math.ceil];
      let area = bounds.map((side, number) => edge[number](side * zoom));
      area = [Math.max(0, area[0]), Math.max(0, area[1]), Math.min(width, area[2]), Math.min(height, area[3])];
      if (area[0] >= area[2] || area[1] >= area[3]) return;
      // What touches another grows together with it.
      for (let at = 0; at < areas.length; ++at) {
        const other = areas[at];
        if (area[0] > other[2] || area[2] < other[0] || area[1] > other[3] || area[3] < other[1]) continue;
        area = [Math.min(area[0], other[0]), Math.min(area[1], other[1]), Math.max(area[2], other[2]),
                Math.max(area[3], other[3])];
        areas.splice(at, 1);
        at = -1;
      }
      areas.push(area);
    };
    for (const [track, state] of before)
      if (!now.has(track)) add(this.boundsOf(state));
    for (const [track, state] of now) {
      const old = before.get(track);
      if (old === state) continue;
      const isThere = old && !old.between && !state.between && old.x === state.x && old.y === state.y
        && old.content === state.content;
      const sides = old && (isThere ? [old.clip, state.clip] : [this.boxOf(old), this.boxOf(state)]);
      if (sides && sides[0] && sides[1] && (isThere || String(old.clip) === String(state.clip)))
        this.addStrips(add, old, state, ...sides);
      else if (!isThere) [old, state].forEach(each => each && add(this.boundsOf(each)));
    }
    const sum = areas.reduce((all, area) => all + (area[2] - area[0]) * (area[3] - area[1]), 0);
    return areas.length <= 40 && sum < 0.6 * width * height ? areas : null;
  }
  // Of something with other sides, or cut elsewhere: what lies between here and there.
  addStrips(add, old, state, before, now) {
    const [one, other] = [this.boundsOf(old), this.boundsOf(state)];
    const all = one.map((side, number) => (number < 2 ? Math.min : Math.max)(side, other[number]));
    now.forEach((side, number) => {
      if (before[number] === side) return;
      const strip = [...all], axis = number % 2;
      strip[axis] = Math.max(strip[axis], Math.min(side, before[number]) - 32);
      strip[axis + 2] = Math.min(strip[axis + 2], Math.max(side, before[number]) + 32);
      add(strip);
    });
  }
  // The sides of a rectangle that is only filled; nothing for anything else.
  boxOf({form, content, between, x, y}) {
    if (form.word || form.width || form.cuts.length > 0) return null;
    const {letters, places} = between || this.tables.shapes[content];
    const isBox = letters === 'MLLLLZ' && places[0] === places[6] && places[2] === places[4]
      && places[1] === places[3] && places[5] === places[7];
    if (!isBox) return null;
    const [left, top, right, bottom] = this.extent(places);
    return [left + x, top + y, right + x, bottom + y];
  }
  // Of places that are x and y in turn.
  extent(places) {
    const extent = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < places.length; ++at) {
      const axis = at % 2;
      extent[axis] = Math.min(extent[axis], places[at]);
      extent[axis + 2] = Math.max(extent[axis + 2], places[at]);
    }
    return extent;
  }
  shapeExtent(number) { return this.tables.shapes[number].extent ??= this.extent(this.tables.shapes[number].places); }
  wordExtent(number) {
    return this.wordExtents[number] ??= this.extent(this.tables.words[number].flatMap(([glyph, x]) => {
      const [left, top, right, bottom] = this.shapeExtent(this.tables.glyphs[glyph]);
      return [left + x, top, right + x, bottom];
    }));
  }
  boundsOf(state) {
    if (state.bounds) return state.bounds;
    const {form, x, y, clip} = state;
    let [left, top, right, bottom] = state.between ? this.extent(state.between.places)
      : form.word ? this.wordExtent(state.content) : this.shapeExtent(state.content);
    if (form.word) {
      const [a, b, c, d] = form.word.map(part => part * 16 / 1000), corners = [];
      for (const across of [left, right])
        for (const down of [top, bottom]) corners.push(a * across + c * down, b * across + d * down);
      [left, top, right, bottom] = this.extent(corners);
    }
    // Corners of a line may stick out, and whole pixels lie around.
    const around = 40 + (form.width ? form.width * 32 : 0);
    const bounds = [left + x - around, top + y - around, right + x + around, bottom + y + around];
    return state.bounds = !clip ? bounds
      : [Math.max(bounds[0], clip[0] - 32), Math.max(bounds[1], clip[1] - 32), Math.min(bounds[2], clip[2] + 32),
         Math.min(bounds[3], clip[3] + 32)];
  }

  paintState(context, {form, look: {fill, line}, x, y, content, clip, between}, zoom, theme) {
    const isCut = clip || form.cuts.length > 0;
    context.setTransform(zoom, 0, 0, zoom, 0, 0);
    if (isCut) {
      context.save();
      if (clip) {
        context.beginPath();
        context.rect(clip[0], clip[1], clip[2] - clip[0], clip[3] - clip[1]);
        context.clip();
      }
      for (const cut of form.cuts) context.clip(this.shape(cut.shape), cut.rule);
    }
    if (form.word) {
      const [a, b, c, d] = form.word, scale = 16 / 1000;
      context.transform(a * scale, b * scale, c * scale, d * scale, x, y);
      context.fillStyle = line[theme];
      context.fill(this.word(content));
    } else {
      const isTextured = form.fills === 2;
      let path;
      if (between || isTextured || form.isCrisp) {
        const {letters, places} = between || this.tables.shapes[content];
        path = form.isCrisp ? this.crisp(places, x, y, zoom) : this.trace(letters, places, x, y);
      } else {
        context.translate(x, y);
        path = this.shape(content);
      }
      if (isTextured) {
        const {number, matrix: [a, b, c, d], x: left, y: top} = form.texture;
        const pattern = this.texture(context, number, fill[theme]);
        pattern.setTransform({a: a * 16, b: b * 16, c: c * 16, d: d * 16, e: left, f: top});
        context.globalAlpha = parseInt(fill[theme].slice(7), 16) / 255;
        context.fillStyle = pattern;
        context.fill(path, form.rule);
        context.globalAlpha = 1;
      } else if (form.fills === 1) {
        context.fillStyle = fill[theme];
        context.fill(path, form.rule);
      }
      if (form.width) {
        context.strokeStyle = line[theme];
        context.lineWidth = form.width * 16;
        context.lineCap = form.cap;
        context.lineJoin = form.join;
        context.setLineDash(form.dashes.map(length => length * 16));
        context.lineDashOffset = form.offset * 16;
        context.stroke(path);
      }
    }
    if (isCut) context.restore();
  }
}
