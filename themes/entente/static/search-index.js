"use strict";
// The index of search, as search_index.py writes it: its files are scripts that call
// take(key, value), loaded when first needed, so that they may be read from a disk too. What is found
// is told in numbers of digests: 0 is the oldest visit of the site, and the page shows them.

const searchIndex = (() => {
  const folder = new URL("../search/", document.currentScript.src);
  const waiting = new Map();
  const loaded = new Map();
  const WHOLE = ["country", "topic"]; // A visit has several: each choice narrows further.
  const ALTERNATIVE = ["year", "kind", "status"]; // A visit has one: choices add up.
  const TOGETHER = 8; // Digests in one file of texts.
  const UNSPACED_FROM = "\u3005";
  const NEAR = 3;
  const NAMES = 3;

  globalThis.take = (key, value) => waiting.get(key)?.(value);

  // The value of a file; null if there is none.
  function load(key) {
    if (!loaded.has(key)) {
      loaded.set(key, new Promise((done) => {
        waiting.set(key, done);
        const script = document.createElement("script");
        script.src = new URL(`${key}.js`, folder);
        script.onload = () => script.remove();
        script.onerror = () => { loaded.delete(key); script.remove(); done(null); };
        document.head.append(script);
      }));
    }
    return loaded.get(key);
  }

  // Facets of all digests, each with its year and its number within the year.
  let site = null;
  async function open() {
    if (site) return site;
    const [facets, names] = await Promise.all([load("facets"), load("names")]);
    if (!facets || !names) return null;
    const years = facets.years.flatMap(([year, count]) => new Array(count).fill(String(year)));
    let first = 0;
    site = {
      facets,
      digests: facets.digests.map(([country, topic, kind, status], at) => ({ year: years[at], country, topic, kind, status })),
      volumes: facets.volumes.map(([name, parts, count]) => ({ name, parts, first: (first += count) - count })),
      names: names.map(([kind, path, visits, ...own]) => ({ kind, path, visits, name: own[0], own: own.map(wordsOf) })),
      stop: new Set(facets.stop),
    };
    return site;
  }

  const wordsOf = (name) => searchWords.runs(name).map((run) => run.text);

  // The number of a volume's file that has a word and all that begin with it: as search_volumes.py.
  function partOf(word, parts) {
    const letters = [...word];
    let number = 0;
    for (const letter of letters[0] >= UNSPACED_FROM ? letters.slice(0, 1) : letters.slice(0, 3)) {
      number = (number * 37 + letter.codePointAt(0)) & 0xfffff;
    }
    return (number ^ (number >> 7)) % parts;
  }

  // Of every volume the words that stand together with a word.
  function neighbours(word) {
    return Promise.all(site.volumes.map(async ({ name, parts, first }) => {
      const key = `words/${name}-${partOf(word, parts)}`, words = await load(key);
      if (!words) throw new Error(`search/${key}.js`);
      return { first, words };
    }));
  }

  // Postings of a volume → (number of the digest, impact), as search_segments.py writes them.
  function unpack(postings, first, each) {
    let digest = first - 1;
    for (let at = 0; at < postings.length; at++) {
      if (postings[at] === "z") { digest += 35; continue; }
      digest += parseInt(postings[at], 36) + 1;
      each(digest, parseInt(postings[++at], 36));
    }
  }

  // Digest → impact, for one word of the index or all that begin with it.
  async function digestsWith(word, beginning) {
    const found = new Map();
    const put = (factor) => (digest, impact) =>
      found.set(digest, Math.max(found.get(digest) ?? 0, impact * factor));
    for (const { first, words } of await neighbours(word)) {
      if (Object.hasOwn(words, word)) unpack(words[word], first, put(1));
      if (!beginning) continue;
      for (const longer in words) if (longer !== word && longer.startsWith(word)) unpack(words[longer], first, put(0.5));
    }
    return found;
  }

  // Digest → score of those that have all the words, or null if the query has none. Words that say
  // nothing exclude nothing, unless there are no others.
  async function matches(asked) {
    const telling = asked.filter((run) => !site.stop.has(run.text));
    const needed = telling.length ? telling : asked;
    if (!needed.length) return null;
    const found = await Promise.all(needed.flatMap((run) => run.words.map((word) => digestsWith(word, run.beginning))));
    found.sort((a, b) => a.size - b.size);
    const scores = new Map();
    for (const digest of found[0].keys()) {
      if (!found.every((one) => one.has(digest))) continue;
      const rarity = (one) => Math.log(1 + site.digests.length / one.size);
      scores.set(digest, found.reduce((sum, one) => sum + rarity(one) * one.get(digest), 0));
    }
    return scores;
  }

  const valueOf = (digest, group) => {
    const { facets } = site;
    if (group === "year") return digest.year;
    return facets[group][digest[group]] ?? "";
  };
  const has = (digest, group, chosen) => {
    if (!chosen.size) return true;
    if (ALTERNATIVE.includes(group)) return chosen.has(valueOf(digest, group));
    const own = new Set(digest[group].map((number) => site.facets[group][number][0]));
    return [...chosen].every((choice) => own.has(choice));
  };
  const passes = (digest, chosen, except) =>
    [...WHOLE, ...ALTERNATIVE].every((group) => group === except || has(digest, group, chosen[group]));

  // For each group: choice → how many would be found with it.
  function count(numbers, chosen) {
    const counts = {};
    for (const group of [...WHOLE, ...ALTERNATIVE]) {
      const tally = counts[group] = new Map([...chosen[group]].map((choice) => [choice, 0]));
      const except = ALTERNATIVE.includes(group) ? group : "";
      for (const number of numbers) {
        const digest = site.digests[number];
        if (!passes(digest, chosen, except)) continue;
        const own = except ? [valueOf(digest, group)] : digest[group].map((n) => site.facets[group][n][0]);
        for (const choice of own) if (choice) tally.set(choice, (tally.get(choice) ?? 0) + 1);
      }
    }
    return counts;
  }

  const ORDERS = {
    match: (scores) => (a, b) => (scores?.get(b) ?? 0) - (scores?.get(a) ?? 0) || b - a,
    latest: () => (a, b) => b - a,
    oldest: () => (a, b) => a - b,
  };

  // What a query finds: numbers in order, counts of facets, pages of that name, how many digests
  // there are; null if the index cannot be read.
  async function find(query, chosen, order) {
    if (!await open()) return null;
    const asked = searchWords.asked(query);
    const scores = await matches(asked);
    const all = scores ? [...scores.keys()] : site.digests.map((_, at) => at);
    const numbers = all.filter((number) => passes(site.digests[number], chosen, ""));
    return {
      asked,
      numbers: numbers.sort(ORDERS[order](scores)),
      unnarrowed: all.length,
      counts: count(all, chosen),
      names: pagesOf(asked),
      total: site.digests.length,
    };
  }

  // Pages with a name in the query, or a name that the query is in, or half the words in common.
  function pagesOf(asked) {
    const words = asked.map((run) => run.text);
    if (!words.length) return [];
    const like = (own) => {
      const shared = asked.filter(({ text, beginning, unspaced }) => own.some((one) =>
        one === text || (beginning && one.startsWith(text)) || (unspaced && one.includes(text)))).length;
      const least = Math.min(own.length, words.length);
      return shared && (shared === least || shared * 2 >= own.length + words.length - shared)
        ? shared / (own.length + words.length - shared) : 0;
    };
    return site.names
      .map((page) => ({ ...page, likeness: Math.max(...page.own.map(like)) }))
      .filter((page) => page.likeness)
      .sort((a, b) => b.likeness - a.likeness || b.visits - a.visits || (a.path < b.path ? -1 : 1))
      .slice(0, NAMES);
  }

  // For words that no digest has: words like them. For others: how many digests have each.
  async function advise(asked) {
    const advice = [];
    for (const run of asked.filter((one) => !site.stop.has(one.text))) {
      const found = await Promise.all(run.words.map((word) => digestsWith(word, run.beginning)));
      const size = Math.min(...found.map((one) => one.size));
      advice.push({ word: run.text, size, near: size || run.unspaced ? [] : await near(run.text) });
    }
    return advice;
  }

  async function near(word) {
    const names = site.names.flatMap((page) => page.own.flat());
    const known = new Set([...(await neighbours(word)).flatMap(({ words }) => Object.keys(words)), ...names]);
    const most = word.length > 4 ? 2 : 1;
    return [...known]
      .map((other) => [searchWords.distance(word, other), other])
      .filter(([far, other]) => far <= most && other.length > 2)
      .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
      .slice(0, NEAR).map(([, other]) => other);
  }

  // The digest of a number as a result shows it; null if its file cannot be read.
  async function digest(number) {
    const { name, first } = site.volumes.findLast((volume) => volume.first <= number);
    const within = number - first;
    const some = await load(`texts/${name}-${Math.floor(within / TOGETHER)}`);
    return some?.[within % TOGETHER] ?? null;
  }

  // Of a country or topic; years name themselves, and the page has words for kinds and statuses.
  const nameOf = (group, choice) =>
    WHOLE.includes(group) ? site.facets[group].find(([value]) => value === choice)?.[1] ?? choice : choice;

  return { GROUPS: ["country", "year", "topic", "kind", "status"], ORDERS, advise, digest, find, nameOf };
})();
