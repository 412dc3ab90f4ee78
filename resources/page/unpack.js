// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LZMA, which browsers do not know: what widgets/pages/pagebytes.cpp packed becomes bytes again. The names are those of
// the LZMA specification (7-zip.org, lzma-specification.txt).

// A model of chances for each of so many decisions: each begins as even.
const chances = count => new Uint16Array(count).fill(1024);

// The range decoder: decisions out of a stream, each coded the shorter the more likely it was.
class Decisions {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at + 1; // the first byte says nothing
    this.range = 0xffffffff;
    this.code = 0;
    for (let left = 4; left > 0; --left) this.code = (this.code << 8 | bytes[this.at++]) >>> 0;
  }
  next(model, index) {
    const chance = model[index], bound = (this.range >>> 11) * chance;
    let decision = 0;
    if (this.code < bound) {
      this.range = bound;
      model[index] = chance + (2048 - chance >> 5);
    } else {
      this.range -= bound;
      this.code -= bound;
      model[index] = chance - (chance >> 5);
      decision = 1;
    }
    if (this.range < 0x1000000) this.refill();
    return decision;
  }
  refill() {
    this.range = this.range << 8 >>> 0;
    this.code = (this.code << 8 | this.bytes[this.at++]) >>> 0;
  }
  even(bits) {
    let number = 0;
    for (; bits > 0; --bits) {
      this.range >>>= 1;
      const decision = this.code >= this.range ? 1 : 0;
      if (decision) this.code -= this.range;
      if (this.range < 0x1000000) this.refill();
      number = number * 2 + decision;
    }
    return number;
  }
  tree(model, from, bits) {
    let node = 1;
    for (let left = bits; left > 0; --left) node = node << 1 | this.next(model, from + node);
    return node - (1 << bits);
  }
  reverseTree(model, from, bits) {
    let node = 1, number = 0;
    for (let bit = 0; bit < bits; ++bit) {
      const decision = this.next(model, from + node);
      node = node << 1 | decision;
      number |= decision << bit;
    }
    return number;
  }
}

class Lengths {
  constructor() {
    this.choice = chances(2);
    this.low = chances(16 * 8);
    this.middle = chances(16 * 8);
    this.high = chances(256);
  }
  next(decisions, position) {
    if (!decisions.next(this.choice, 0)) return 2 + decisions.tree(this.low, position * 8, 3);
    if (!decisions.next(this.choice, 1)) return 10 + decisions.tree(this.middle, position * 8, 3);
    return 18 + decisions.tree(this.high, 0, 8);
  }
}

function unpacked(packed) {
  const lc = packed[0] % 9, lp = Math.floor(packed[0] / 9) % 5, pb = Math.floor(packed[0] / 45);
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const bytes = new Uint8Array(size), decisions = new Decisions(packed, 13);
  const literals = chances(0x300 << lc + lp);
  const isMatch = chances(12 * 16), isRep = chances(12), isRepG0 = chances(12), isRepG1 = chances(12);
  const isRepG2 = chances(12), isRep0Long = chances(12 * 16);
  const slots = chances(4 * 64), farther = chances(115), aligned = chances(16);
  const matchLengths = new Lengths(), repLengths = new Lengths();
  let at = 0, state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;

  const literal = () => {
    const before = at > 0 ? bytes[at - 1] : 0;
    const from = 0x300 * (((at & (1 << lp) - 1) << lc) + (before >> 8 - lc));
    let symbol = 1;
    if (state >= 7) // after a match it is mostly not what would go on with it
      for (let like = bytes[at - rep0 - 1], agree = true; agree && symbol < 0x100; like <<= 1) {
        const expected = like >> 7 & 1, decision = decisions.next(literals, from + (1 + expected << 8) + symbol);
        symbol = symbol << 1 | decision;
        agree = expected === decision;
      }
    while (symbol < 0x100) symbol = symbol << 1 | decisions.next(literals, from + symbol);
    bytes[at++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const distance = length => {
    const slot = decisions.tree(slots, 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1, begin = (2 | slot & 1) * 2 ** bits;
    if (slot < 14) return begin + decisions.reverseTree(farther, begin - slot, bits);
    return begin + decisions.even(bits - 4) * 16 + decisions.reverseTree(aligned, 0, 4);
  };
  const repeat = position => {
    if (!decisions.next(isRepG0, state)) return decisions.next(isRep0Long, 16 * state + position) === 0;
    let again = rep1;
    if (decisions.next(isRepG1, state)) {
      again = rep2;
      if (decisions.next(isRepG2, state)) {
        again = rep3;
        rep3 = rep2;
      }
      rep2 = rep1;
    }
    rep1 = rep0;
    rep0 = again;
    return false;
  };

  while (at < size) {
    const position = at & (1 << pb) - 1;
    if (!decisions.next(isMatch, 16 * state + position)) {
      literal();
      continue;
    }
    let length = 1;
    if (decisions.next(isRep, state)) {
      if (repeat(position)) {
        state = state < 7 ? 9 : 11;
      } else {
        length = repLengths.next(decisions, position);
        state = state < 7 ? 8 : 11;
      }
    } else {
      length = matchLengths.next(decisions, position);
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      rep0 = distance(length);
      state = state < 7 ? 7 : 10;
    }
    if (rep0 >= at) throw new Error('What the page holds is damaged.');
    for (; length > 0 && at < size; --length, ++at) bytes[at] = bytes[at - rep0 - 1];
  }
  return bytes;
}
