"use strict";
// What a page can do besides being read; without it nothing is missing.

// "/" goes to the field of search, wherever one is at hand.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const seen = [...document.querySelectorAll("input[name=q], .find-link")].filter((one) => one.offsetParent);
  const field = seen.find((one) => one.closest("main")) ?? seen[0];
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select?.();
});

// A preview of the page that a link leads to: its title, its date or count, its first sentence. It
// floats, so nothing moves; it is read from the page itself, which a page on a disk may not do.
(() => {
  const PAGE = /\/(?:visits|leaders|countries|topics)\/(?!\d{4}\.html)[^/]+\.html$/;
  const PAUSE = 350, LEAVE = 200, GAP = 6;
  const texts = new Map();
  let link = null, box = null, timer = 0;
  if (!location.protocol.startsWith("http")) return;

  function linkAt(target) {
    const found = target.closest?.("main a[href]");
    // Lists of digests with summaries say it all; so does the page itself.
    if (!found || found.closest(".items, .title, .jump, .contents")) return null;
    const same = found.origin === location.origin && found.pathname !== location.pathname;
    return same && !found.hasAttribute("download") && PAGE.test(found.pathname) ? found : null;
  }

  async function read(href) {
    const answer = await fetch(href);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const text = (...names) => names.map((name) => page.querySelector(name)?.textContent.replace(/\s+/g, " ").trim()).find(Boolean) ?? "";
    return { stamp: text("main .stamp"), title: text("h1"), words: text("main .standfirst", "main .intro p", "main .lead .prose p", "main .facts dd") };
  }
  const preview = (href) => {
    if (!texts.has(href)) texts.set(href, read(href).catch(() => null));
    return texts.get(href);
  };

  async function open(target) {
    const text = await preview(target.href.split("#")[0]);
    if (!text || link !== target) return;
    box = document.createElement("div");
    box.className = "preview";
    box.id = "part:preview";
    box.setAttribute("role", "tooltip");
    for (const [tag, words] of [["small", text.stamp], ["strong", text.title], ["span", text.words]]) {
      if (words) box.appendChild(document.createElement(tag)).textContent = words;
    }
    document.body.append(box);
    const at = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const room = document.documentElement;
    const below = at.bottom + GAP + box.offsetHeight <= room.clientHeight || at.top < box.offsetHeight + GAP;
    box.style.left = `${scrollX + Math.max(GAP, Math.min(at.left, room.clientWidth - box.offsetWidth - GAP))}px`;
    box.style.top = `${scrollY + (below ? at.bottom + GAP : at.top - GAP - box.offsetHeight)}px`;
    target.setAttribute("aria-describedby", box.id);
  }

  function close() {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    box?.remove();
    link = box = null;
  }
  function come(event) {
    if (box?.contains(event.target)) { clearTimeout(timer); return; }
    const target = linkAt(event.target);
    if (!target) return;
    if (target === link) { clearTimeout(timer); if (!box) timer = setTimeout(open, PAUSE, target); return; }
    close();
    link = target;
    timer = setTimeout(open, PAUSE, target);
  }
  function leave(event) {
    if (!link || !(link.contains(event.target) || box?.contains(event.target))) return;
    clearTimeout(timer);
    timer = setTimeout(close, LEAVE);
  }

  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && come(event));
  document.addEventListener("pointerout", (event) => event.pointerType === "mouse" && leave(event));
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && come(event));
  document.addEventListener("focusout", (event) => leave(event));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
})();
