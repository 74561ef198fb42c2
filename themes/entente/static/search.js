"use strict";
// The page of search: what is asked stands in the address, what is found on the page. Every word of
// the interface comes from search.html; text from the index or the address goes in as text.

(() => {
  const page = document.getElementById("search");
  const field = page.querySelector("input[name=q]");
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const said = JSON.parse(document.getElementById("part:words").textContent);
  const { GROUPS, ORDERS } = searchIndex;
  const FIRST = 10, CHOICES = 8, PAUSE = 150;
  const figures = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const unfolded = new Set();
  let turn = 0, shown = FIRST, typing = false, timer = 0;
  let here = location.search; // What is asked; some browsers keep the address of a file as it was.

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const counted = (forms, number) =>
    filled(forms[plural.select(number)] ?? forms.other, { n: figures.format(number) });
  const copy = (name) => document.getElementById(`part:${name}`).content.cloneNode(true);
  function make(tag, text = "", className = "") {
    const element = document.createElement(tag);
    element.append(text);
    if (className) element.className = className;
    return element;
  }
  function leading(words, href) {
    const link = make("a", words);
    link.href = href;
    return link;
  }
  // A name that authors gave, marked with their language where the interface speaks another.
  function authored(name) {
    const element = copy("authored").firstElementChild;
    element.textContent = name;
    return element;
  }
  const nameOf = (group, choice) => said[group]?.[choice] ?? searchIndex.nameOf(group, choice);

  // What is asked, from the address and back.
  function asked() {
    const values = new URLSearchParams(here);
    const chosen = Object.fromEntries(GROUPS.map((group) => [group, new Set(values.getAll(group))]));
    const narrowed = GROUPS.some((group) => chosen[group].size);
    const query = (values.get("q") ?? "").slice(0, field.maxLength);
    const sort = Object.hasOwn(ORDERS, values.get("sort") ?? "") ? values.get("sort") : "";
    const order = sort || (query.trim() ? "match" : "latest");
    return { query, chosen, sort, order, nothing: !query.trim() && !narrowed };
  }
  function address(query, chosen, sort) {
    const values = new URLSearchParams();
    if (query) values.set("q", query);
    for (const group of GROUPS) for (const choice of chosen[group]) values.append(group, choice);
    if (sort) values.set("sort", sort);
    return `${location.pathname}${values.size ? `?${values}` : ""}`;
  }
  const toggled = (chosen, group, choices) => {
    const next = new Set(chosen[group]);
    for (const choice of choices) if (!next.delete(choice)) next.add(choice);
    return { ...chosen, [group]: next };
  };
  const none = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));

  // One search: the latest wins, whatever order the files arrive in.
  async function search() {
    const mine = ++turn, now = asked();
    if (now.nothing) { blank(); return; }
    let found = null, digests = [], advice = [];
    try {
      found = await searchIndex.find(now.query, now.chosen, now.order);
      if (found) digests = await Promise.all(found.numbers.slice(0, shown).map(searchIndex.digest));
      if (found && !found.unnarrowed) advice = await searchIndex.advise(found.asked);
    } catch { found = null; } // A file is missing: told below, as for a missing index.
    if (mine !== turn) return;
    page.dataset.state = "found";
    if (!found) { part("status").replaceChildren(make("strong", said.broken)); return; }
    tell(now, found);
    narrowedTo(now);
    names(found.names);
    facets(now, found.counts);
    part("items").replaceChildren(...digests.filter(Boolean).map((digest) => item(digest, found.asked)));
    nothing(now, found, advice);
    more(found.numbers.length);
  }

  function blank() {
    page.dataset.state = "ready";
    for (const name of ["items", "names", "narrowed", "choices", "status", "order"]) part(name).replaceChildren();
    stamp(said.total, counted(said.digests, said.total));
    part("nothing").hidden = part("more").hidden = part("names-part").hidden = true;
  }

  function stamp(number, words) {
    part("stamp").replaceChildren(make("b", figures.format(number)), " ", make("span", words));
  }

  function tell(now, found) {
    const number = found.numbers.length;
    stamp(number, counted(said.of, found.total));
    const how = number > 1 ? `${said.comma}${said.orders[now.order][1]}` : "";
    part("status").replaceChildren(make("strong", counted(said.visits, number)), how);
    const orders = now.query.trim() ? ["match", "latest", "oldest"] : ["latest", "oldest"];
    const links = orders.flatMap((order, at) => {
      const [word] = said.orders[order];
      const link = order === now.order ? make("b", word) : leading(word, address(now.query, now.chosen, order));
      return [at ? " · " : " ", link];
    });
    part("order").replaceChildren(...(number > 1 ? [said.sort, ...links] : []));
  }

  function narrowedTo(now) {
    const boxes = GROUPS.filter((group) => now.chosen[group].size).map((group) => {
      const choices = [...now.chosen[group]], names = choices.map((choice) => nameOf(group, choice));
      const box = make("li", make("bdi", names.join(said.comma)));
      box.append(" ", leading(said.remove, address(now.query, toggled(now.chosen, group, choices), now.sort)));
      return box;
    });
    const clear = make("li", leading(said.clear, address(now.query, none, now.sort)), "clear");
    part("narrowed").replaceChildren(...(boxes.length ? [make("li", said.narrowed, "clear"), ...boxes, clear] : []));
  }

  function names(pages) {
    part("names-part").hidden = !pages.length;
    part("names").replaceChildren(...pages.map((one) => {
      const row = make("li", leading(one.kind === "country" ? one.name : authored(one.name), said.root + one.path));
      row.append(" ", make("span", `${said.pages[one.kind]}${said.comma}${counted(said.visits, one.visits)}`, "count"));
      return row;
    }));
  }

  // Check boxes with counts; those that are ticked always stand there.
  function facets(now, counts) {
    const held = document.activeElement?.dataset?.choice;
    part("choices").replaceChildren(...GROUPS.map((group) => {
      const order = group === "year" ? (a, b) => b[0] - a[0]
        : (a, b) => b[1] - a[1] || (nameOf(group, a[0]) < nameOf(group, b[0]) ? -1 : 1);
      const all = [...counts[group]].sort(order);
      const some = all.filter(([choice], at) => at < CHOICES || unfolded.has(group) || now.chosen[group].has(choice));
      const block = copy("facet").firstElementChild;
      block.querySelector("legend").textContent = said.groups[group];
      block.querySelector("ul").append(...some.map(([choice, count]) => choiceOf(now, group, choice, count)));
      const rest = block.querySelector("button");
      rest.hidden = some.length === all.length;
      rest.textContent = counted(said.rest, all.length - some.length);
      rest.addEventListener("click", () => { unfolded.add(group); search(); });
      block.hidden = !all.length;
      return block;
    }));
    if (held) part("choices").querySelector(`[data-choice="${CSS.escape(held)}"]`)?.focus();
  }
  function choiceOf(now, group, choice, count) {
    const row = copy("choice").firstElementChild;
    const box = row.querySelector("input");
    box.checked = now.chosen[group].has(choice);
    box.dataset.choice = `${group}:${choice}`;
    box.addEventListener("change", () => go(address(now.query, toggled(now.chosen, group, [choice]), now.sort)));
    const name = nameOf(group, choice);
    row.querySelector("bdi").replaceWith(group === "topic" ? authored(name) : make("bdi", name));
    row.querySelector(".count").textContent = figures.format(count);
    return row;
  }

  function item(digest, query) {
    const row = copy("result").firstElementChild;
    const { text, spots, places } = searchExcerpts.excerpt(digest, query, said.places);
    const [big, rest, machine] = digest.dates;
    const when = make(machine ? "time" : "bdi");
    if (machine) when.dateTime = machine;
    when.append(make("b", big), " ", make("span", rest));
    row.querySelector(".when").append(when);
    const link = row.querySelector("h3 a");
    link.href = `${said.root}visits/${digest.id}.html`;
    const title = digest.status === "cancelled" ? link.appendChild(make("s")) : link;
    searchExcerpts.write(title, digest.title, searchWords.places(digest.title, query));
    if (text) searchExcerpts.write(row.querySelector(".summary"), text, spots);
    else row.querySelector(".summary").remove();
    row.querySelector(".about").append(...about(digest, places));
    return row;
  }
  function about(digest, places) {
    const way = make("span", make("bdi", digest.way[0]), "way");
    const hosts = digest.way.slice(1).flatMap((host, at) => [at ? said.comma : " ", make("bdi", host)]);
    way.append(" ", copy("arrow"), ...hosts);
    const usual = digest.status === "concluded"; // The usual case is silent.
    const status = make("span", "", usual ? "vh" : `status ${digest.status}`);
    if (!usual) status.append(copy(`status:${digest.status}`));
    status.append(said.status[digest.status]);
    const kind = digest.kind ? [make("span", said.kind[digest.kind])] : [];
    const where = places.length ? [make("span", said.found[0])] : [];
    where[0]?.append(...places.flatMap((place, at) => [at ? "; " : "", make("bdi", place)]), said.found[1]);
    return [status, way, ...kind, ...where].flatMap((one) => [one, " "]);
  }

  // Why nothing is found, and what would be.
  function nothing(now, found, advice) {
    const box = part("nothing");
    box.hidden = found.numbers.length > 0;
    if (box.hidden) return;
    const hints = found.unnarrowed ? [tooNarrow(now)] : advice.map((one) => adviceOn(now, one));
    box.replaceChildren(make("p", make("strong", said.nothing)), ...hints, copy("elsewhere"));
  }
  function tooNarrow(now) {
    const line = make("p", `${said.toonarrow} `);
    line.append(leading(said.clear, address(now.query, none, now.sort)));
    return line;
  }
  function adviceOn(now, { word, size, near }) {
    const link = (other) => leading(other, address(other, now.chosen, now.sort));
    const line = make("p");
    if (size) line.append(link(word), `: ${counted(said.visits, size)}`);
    else {
      line.append(filled(said.unknown, { word }));
      if (near.length) line.append(` ${said.near} `, ...near.flatMap((other, at) => [at ? said.comma : "", link(other)]));
    }
    return line;
  }

  function more(number) {
    part("more").hidden = number <= shown;
    part("more").textContent = counted(said.more, number - shown);
  }

  // To an address: as a step that the back button undoes, or in the place of the last one.
  function go(href, step = "pushState") {
    clearTimeout(timer);
    here = new URL(href, location.href).search;
    try { history[step](null, "", href); } catch { /* A page on a disk; the search goes on. */ }
    typing = false;
    shown = FIRST;
    search();
  }
  const typed = () => { const { chosen, sort } = asked(); return address(field.value.trim(), chosen, sort); };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(typed(), typing ? "replaceState" : "pushState");
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { go(typed(), typing ? "replaceState" : "pushState"); typing = true; }, PAUSE);
  });
  addEventListener("popstate", () => {
    clearTimeout(timer);
    here = location.search;
    typing = false;
    shown = FIRST;
    field.value = asked().query;
    search();
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && event.button === 0;
    if (!link || !plain || link.hash || link.pathname !== location.pathname) return;
    event.preventDefault();
    go(link.href);
    field.value = asked().query;
  });
  part("more").addEventListener("click", async () => {
    const before = shown;
    shown += FIRST;
    await search();
    part("items").children[before]?.querySelector("a").focus();
  });

  // Arrows walk from the field through the results, Escape goes back to the field and then clears it.
  page.addEventListener("keydown", (event) => {
    const stops = [field, ...part("items").querySelectorAll("h3 a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && document.activeElement !== field) field.focus();
    else if (event.key === "Escape" && field.value) {
      field.value = "";
      go(typed());
    } else if (step && at >= 0 && stops[at + step]) stops[at + step].focus();
    else return;
    event.preventDefault();
  });

  field.value = asked().query;
  search();
})();
