"use strict";
// Where in a digest the words stand: the passages that hold them, the sentence to show, and the
// found words in it. Text is only ever put into a page as text.

const searchExcerpts = (() => {
  const LONGEST = 260;
  const LONG_ENOUGH = 110;
  const LEAD = 90;

  // What to show of a digest: {text, spots, places}. Passages are taken until all words stand in
  // them; the first gives the excerpt. Words of the title alone leave the first passage as it is.
  function excerpt(digest, asked, words) {
    const held = digest.passages.map(([place, name, text]) => {
      const spots = searchWords.places(text, asked);
      const told = [words[place], name].filter(Boolean).join(words.comma);
      return { place: told, text, spots, has: new Set(spots.map((spot) => spot[2])) };
    });
    const missing = new Set(asked.keys());
    const taken = [];
    for (;;) {
      const gain = (one) => [...one.has].filter((number) => missing.has(number)).length;
      const best = held.reduce((a, b) => (gain(b) > gain(a) ? b : a), { has: new Set() });
      if (!gain(best)) break;
      taken.push(best);
      best.has.forEach((number) => missing.delete(number));
    }
    const inTitle = searchWords.places(digest.title, asked).some((spot) => missing.has(spot[2]));
    const places = [...taken.map((one) => one.place), ...(inTitle ? [words.title] : [])];
    const shown = taken[0] ?? held[0];
    return shown ? { ...sentence(shown), places } : { text: "", spots: [], places };
  }

  // The sentence with most of the words, with what follows if it is short, cut if it is long.
  function sentence({ text, spots }) {
    const starts = [0, ...[...text.matchAll(/[.!?。！？]["”’)]?\s+|[。！？]/g)].map((end) => end.index + end[0].length)];
    const ends = [...starts.slice(1), text.length];
    const inside = (from, to) => spots.filter(([start, end]) => start >= from && end <= to);
    const words = (at) => new Set(inside(starts[at], ends[at]).map((spot) => spot[2])).size;
    let best = 0;
    for (let at = 1; at < starts.length; at++) if (words(at) > words(best)) best = at;
    let from = starts[best], last = best;
    while (last + 1 < ends.length && ends[last] - from < LONG_ENOUGH) last++;
    let to = ends[last];
    const first = inside(from, to)[0]?.[0] ?? from;
    if (to - from > LONGEST && first - from > LEAD) from = text.indexOf(" ", first - LEAD) + 1 || first;
    if (to - from > LONGEST) to = Math.max(text.lastIndexOf(" ", from + LONGEST), first + 1);
    return cut(text, inside(from, to), from, to, starts.includes(from));
  }

  function cut(text, spots, from, to, whole) {
    const before = whole ? "" : "… ";
    const after = to < text.length && !/[.!?。！？]["”’)]?\s*$/.test(text.slice(from, to)) ? " …" : "";
    const moved = spots.map(([start, end]) => [start - from + before.length, end - from + before.length]);
    return { text: before + text.slice(from, to).trimEnd() + after, spots: moved };
  }

  // Put a text into an element, found words in <mark>; neighbours share one.
  function write(element, text, spots) {
    const joined = [];
    for (const [start, end] of spots) {
      const last = joined.at(-1);
      if (last && /^[\s\-–]*$/.test(text.slice(last[1], Math.max(start, last[1])))) last[1] = Math.max(end, last[1]);
      else joined.push([start, end]);
    }
    let at = 0;
    for (const [start, end] of joined) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
  }

  return { excerpt, write };
})();
