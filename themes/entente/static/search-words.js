"use strict";
// The words of a text as search compares them. Python makes the index with the same fold and the
// same cuts (plugins/entente/rendering/search_words.py); a test compares both for every character.

const searchWords = (() => {
  const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
  const TOKEN = /[\p{L}\p{N}\p{M}]+/gu;
  const UNSPACED = /([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]+)/u;
  const OTHER = "øłđðħŧıςəىةکی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", PLAIN = "olddhtiσeيهكي01234567890123456789";
  const LETTERS = new Map([...OTHER].map((letter, at) => [letter, [...PLAIN][at]]));
  for (const [letter, plain] of [["ß", "ss"], ["þ", "th"], ["æ", "ae"], ["œ", "oe"]]) LETTERS.set(letter, plain);
  for (const unseen of "\u200b\u200c\u200d\u2060\u00ad") LETTERS.set(unseen, "");
  const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");
  const BEGINNING = 3;

  const plainLetters = (text) => text.replace(LETTER, (letter) => LETTERS.get(letter));

  // Without case, accents and variants of letters.
  function fold(text) {
    const bare = plainLetters(text.normalize("NFKD").toLowerCase());
    return plainLetters(bare.replace(MARKS, "").normalize("NFC"));
  }

  // Every run of a text, folded: {text, unspaced}.
  function runs(text) {
    return (fold(text).match(TOKEN) ?? []).flatMap((token) =>
      token.split(UNSPACED)
        .map((part, at) => ({ text: part, unspaced: at % 2 === 1 }))
        .filter((run) => run.text));
  }

  // What a query asks for: its runs, each with the words of the index that stand for it. The last
  // word may be still half typed; a single sign of Han or kana stands for all that begin with it.
  function asked(query) {
    const all = runs(query);
    const known = new Set();
    return all.map((run, at) => {
      const letters = [...run.text];
      if (!run.unspaced) {
        const beginning = at === all.length - 1 && letters.length >= BEGINNING;
        return { ...run, beginning, words: [run.text] };
      }
      if (letters.length === 1) return { ...run, beginning: true, words: [run.text] };
      return { ...run, beginning: false, words: letters.slice(1).map((sign, n) => letters[n] + sign) };
    }).filter((run) => !known.has(run.text) && known.add(run.text));
  }

  // Where runs of a query stand in a text: [start, end, number of the run], in order.
  function places(text, wanted) {
    const found = [];
    for (const token of text.matchAll(TOKEN)) {
      const own = runs(token[0]);
      wanted.forEach((run, number) => {
        for (const [start, end] of within(token[0], own, run)) {
          found.push([token.index + start, token.index + end, number]);
        }
      });
    }
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  function within(token, own, run) {
    if (!run.unspaced) {
      const stands = own.some((one) => one.text === run.text || (run.beginning && one.text.startsWith(run.text)));
      return stands ? [[0, token.length]] : [];
    }
    const folded = fold(token);
    const spots = [];
    for (let at = folded.indexOf(run.text); at >= 0; at = folded.indexOf(run.text, at + run.text.length)) {
      // Folded signs of another length leave no place to point at but the whole.
      spots.push(folded.length === token.length ? [at, at + run.text.length] : [0, token.length]);
    }
    return spots;
  }

  // How many letters must be added, dropped, changed or swapped to make one word of another.
  function distance(one, other) {
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const now = [i];
      for (let j = 1; j <= other.length; j++) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + change);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      [before, last] = [last, now];
    }
    return last[other.length];
  }

  return { asked, distance, fold, places, runs };
})();
