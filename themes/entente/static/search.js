"use strict";
// The page of search: what is asked stands in the address, what is found on the page. Everything
// that is said stands in search.html; all text from the index or the address goes in as text.

(() => {
  const page = document.getElementById("search");
  const field = page.querySelector("input[name=q]");
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const said = page.dataset;
  const { GROUPS, ORDERS } = searchIndex;
  const FIRST = 10, CHOICES = 8, PAUSE = 150;
  const language = document.documentElement.lang;
  const figures = new Intl.NumberFormat(language);
  const unfolded = new Set();
  let turn = 0, shown = FIRST, typing = false, timer = 0;

  const counted = (one, many, number) =>
    (number === 1 ? one : many).replace("{n}", figures.format(number));
  const copy = (name) => document.getElementById(`part:${name}`).content.cloneNode(true);
  function make(tag, text = "", className = "") {
    const element = document.createElement(tag);
    element.append(text);
    if (className) element.className = className;
    return element;
  }

  // What is asked, from the address and back.
  function asked() {
    const values = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(GROUPS.map((group) => [group, new Set(values.getAll(group))]));
    const narrowed = GROUPS.some((group) => chosen[group].size);
    const query = (values.get("q") ?? "").slice(0, field.maxLength);
    const usual = query.trim() ? "match" : "latest";
    const order = Object.hasOwn(ORDERS, values.get("sort") ?? "") ? values.get("sort") : usual;
    return { query, chosen, order, nothing: !query.trim() && !narrowed };
  }
  function address(query, chosen, order) {
    const values = new URLSearchParams();
    if (query) values.set("q", query);
    for (const group of GROUPS) for (const choice of chosen[group]) values.append(group, choice);
    if (order && order !== "match") values.set("sort", order);
    return `${location.pathname}${values.size ? `?${values}` : ""}`;
  }
  const toggled = (chosen, group, choices) => {
    const next = new Set(chosen[group]);
    for (const choice of choices) if (!next.delete(choice)) next.add(choice);
    return { ...chosen, [group]: next };
  };

  // One search: the latest wins, whatever order the files arrive in.
  async function search() {
    const mine = ++turn, now = asked();
    if (now.nothing) { blank(); return; }
    let found = null;
    try {
      found = await searchIndex.find(now.query, now.chosen, now.order);
    } catch { /* A file is missing: told below, as for a missing index. */ }
    if (mine !== turn) return;
    page.dataset.state = "found";
    if (!found) { part("status").replaceChildren(make("strong", said.broken)); return; }
    const digests = await Promise.all(found.numbers.slice(0, shown).map(searchIndex.digest));
    const advice = found.unnarrowed ? [] : await searchIndex.advise(found.asked).catch(() => []);
    if (mine !== turn) return;
    tell(now, found);
    narrowedTo(now);
    names(found.names);
    facets(now, found.counts);
    part("items").replaceChildren(...digests.filter(Boolean).map((digest) => item(digest, found.asked)));
    nothing(now, found, advice);
    more(found.numbers.length);
  }

  function blank() {
    page.dataset.state = "";
    for (const name of ["items", "names", "narrowed", "facets", "status", "order"]) part(name).replaceChildren();
    stamp(Number(said.total), counted(said.digest, said.digests, Number(said.total)).replace(/^\S+ /, ""));
    part("nothing").hidden = part("more").hidden = part("names-part").hidden = true;
  }

  function stamp(number, words) {
    part("stamp").replaceChildren(make("b", figures.format(number)), " ", make("span", words));
  }

  function tell(now, found) {
    const number = found.numbers.length;
    stamp(number, said.of.replace("{n}", figures.format(found.total)));
    part("status").replaceChildren(make("strong", counted(said.visit, said.visits, number)), number > 1 ? `, ${said[now.order]}` : "");
    const orders = now.query.trim() ? ["match", "latest", "oldest"] : ["latest", "oldest"];
    const links = orders.flatMap((order, at) => {
      const word = said[`sort${order}`];
      const link = order === now.order ? make("b", word) : make("a", word);
      if (order !== now.order) link.href = address(now.query, now.chosen, order);
      return [at ? " · " : " ", link];
    });
    part("order").replaceChildren(...(number > 1 ? [said.sort, ...links] : []));
  }

  function narrowedTo(now) {
    const boxes = GROUPS.filter((group) => now.chosen[group].size).map((group) => {
      const choices = [...now.chosen[group]];
      const box = make("li", choices.map((choice) => searchIndex.nameOf(group, choice)).join(", "));
      box.append(" ", leading(said.remove, address(now.query, toggled(now.chosen, group, choices), now.order)));
      return box;
    });
    const none = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));
    const clear = make("li", leading(said.clear, address(now.query, none, now.order)), "clear");
    part("narrowed").replaceChildren(...(boxes.length ? [make("li", said.narrowed, "clear"), ...boxes, clear] : []));
  }
  function leading(words, href) {
    const link = make("a", words);
    link.href = href;
    return link;
  }

  function names(pages) {
    part("names-part").hidden = !pages.length;
    part("names").replaceChildren(...pages.map((one) => {
      const row = make("li", leading(one.name, said.root + one.path));
      row.append(" ", make("span", `${said[one.kind]}, ${counted(said.visit, said.visits, one.visits)}`, "count"));
      return row;
    }));
  }

  // Check boxes with counts; those that are ticked always stand there.
  function facets(now, counts) {
    const held = document.activeElement?.dataset?.choice;
    part("facets").replaceChildren(...GROUPS.map((group) => {
      const order = group === "year" ? (a, b) => b[0] - a[0]
        : (a, b) => b[1] - a[1] || (searchIndex.nameOf(group, a[0]) < searchIndex.nameOf(group, b[0]) ? -1 : 1);
      const all = [...counts[group]].sort(order);
      const some = all.filter(([choice], at) => at < CHOICES || unfolded.has(group) || now.chosen[group].has(choice));
      const block = copy("facet").firstElementChild;
      block.querySelector("h3").textContent = said[group];
      block.querySelector("ul").setAttribute("aria-label", said[group]);
      block.querySelector("ul").append(...some.map(([choice, count]) => choiceOf(now, group, choice, count)));
      const rest = block.querySelector("button");
      rest.hidden = some.length === all.length;
      rest.textContent = said.rest.replace("{n}", figures.format(all.length - some.length));
      rest.addEventListener("click", () => { unfolded.add(group); search(); });
      block.hidden = !all.length;
      return block;
    }));
    if (held) part("facets").querySelector(`[data-choice="${CSS.escape(held)}"]`)?.focus();
  }
  function choiceOf(now, group, choice, count) {
    const row = copy("choice").firstElementChild;
    const box = row.querySelector("input");
    box.checked = now.chosen[group].has(choice);
    box.dataset.choice = `${group}:${choice}`;
    box.addEventListener("change", () => go(address(now.query, toggled(now.chosen, group, [choice]), now.order)));
    row.querySelector("bdi").textContent = searchIndex.nameOf(group, choice);
    row.querySelector(".count").textContent = figures.format(count);
    return row;
  }

  function item(digest, query) {
    const row = copy("result").firstElementChild;
    const { text, spots, places } = searchExcerpts.excerpt(digest, query, said.title);
    const [big, rest, machine] = digest.dates;
    const when = machine ? make("time") : make("bdi");
    if (machine) when.dateTime = machine;
    when.append(make("b", big), " ", make("span", rest));
    row.querySelector(".when").append(when);
    const link = row.querySelector("h3 a");
    link.href = `${said.root}visits/${digest.id}.html`;
    const title = digest.status.slug === "cancelled" ? link.appendChild(make("s")) : link;
    searchExcerpts.write(title, digest.title, searchWords.places(digest.title, query));
    if (text) searchExcerpts.write(row.querySelector(".summary"), text, spots);
    else row.querySelector(".summary").remove();
    row.querySelector(".about").append(...about(digest, places));
    return row;
  }
  function about(digest, places) {
    const way = make("span", make("bdi", digest.way[0]), "way");
    way.append(" ", copy("arrow"), " ", digest.way.slice(1).join(", "));
    const status = make("span", "", digest.status.slug === "concluded" ? "vh" : `status ${digest.status.slug}`);
    if (digest.status.slug !== "concluded") status.append(copy(`status:${digest.status.slug}`));
    status.append(digest.status.word);
    const kind = digest.kind ? [make("span", digest.kind)] : [];
    const where = places.length ? [make("span", `${said.found} ${places.join("; ")}`)] : [];
    return [status, way, ...kind, ...where].flatMap((one) => [one, " "]);
  }

  // Why nothing is found, and what would be.
  function nothing(now, found, advice) {
    const box = part("nothing");
    box.hidden = found.numbers.length > 0;
    if (!box.hidden) {
      const parts = found.unnarrowed ? [make("p", said.toonarrow)] : advice.map((one) => adviceOn(now, one));
      box.replaceChildren(make("p", make("strong", said.nothing)), ...parts, copy("elsewhere"));
    }
  }
  function adviceOn(now, { word, size, near }) {
    const link = (other) => leading(other, address(other, now.chosen, now.order));
    const line = make("p", "");
    if (size) line.append(link(word), `: ${counted(said.visit, said.visits, size)}.`);
    else {
      line.append(said.unknown.replace("{word}", word));
      if (near.length) line.append(` ${said.near} `, ...near.flatMap((other, at) => [at ? ", " : "", link(other)]), "?");
    }
    return line;
  }

  function more(number) {
    part("more").hidden = number <= shown;
    part("more").textContent = counted(said.moreone, said.moremany, number - shown);
  }

  // A step that the back button undoes.
  function go(href) {
    history.pushState(null, "", href);
    typing = false;
    shown = FIRST;
    search();
  }
  const typed = () => { const { chosen, order } = asked(); return address(field.value.trim(), chosen, order); };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (typing) { history.replaceState(null, "", typed()); typing = false; search(); } else go(typed());
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history[typing ? "replaceState" : "pushState"](null, "", typed());
      typing = true;
      shown = FIRST;
      search();
    }, PAUSE);
  });
  addEventListener("popstate", () => { field.value = asked().query; typing = false; shown = FIRST; search(); });
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/'], a[href^='?']");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && event.button === 0;
    if (!link || !plain || link.pathname !== location.pathname) return;
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

  // Arrows walk from the field through the results, Escape goes back and then clears.
  page.addEventListener("keydown", (event) => {
    const stops = [field, ...part("items").querySelectorAll("h3 a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && document.activeElement !== field) field.focus();
    else if (event.key === "Escape" && field.value) {
      field.value = "";
      clearTimeout(timer);
      go(typed());
    } else if (step && at >= 0 && stops[at + step]) stops[at + step].focus();
    else return;
    event.preventDefault();
  });

  field.value = asked().query;
  search();
})();
