"use strict";
// What a link leads to, shown beside it when a reader stays on it: the linked page's own heading
// and description. An enhancement: the link works without it, and on a disk, where a page may not
// read another, nothing happens. The one request is for the linked page itself.

const DELAY = 300; // ms that a reader stays on a link before its page is asked for
const GRACE = 200; // ms in which a pointer gets from the link to the preview
const known = new Map(); // address → promise of what to show, or null
const fine = matchMedia("(hover: hover) and (pointer: fine)");
let waiting = 0;
let leaving = 0;
let link = null;
let shown = null;

// The page that a link leads to, without its fragment; null for whatever has no preview.
function pageOf(anchor) {
  if (!(anchor instanceof HTMLAnchorElement)) return null; // tiles of the map name themselves
  const url = new URL(anchor.href, document.baseURI);
  const here = new URL(document.baseURI);
  url.hash = here.hash = "";
  const isPage = url.origin === here.origin && !url.search && /(?:\.html|\/)$/.test(url.pathname);
  return isPage && !anchor.hasAttribute("download") && url.href !== here.href ? url.href : null;
}

async function read(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = (selector) => page.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const about = page.querySelector('meta[name="description"]')?.content.trim() ?? "";
  const { lang, dir } = page.documentElement;
  return about ? { title: text("main h1"), stamp: text("main .stamp"), about, lang, dir } : null;
}

function contentsOf(address) {
  if (!known.has(address)) known.set(address, read(address).catch(() => null));
  return known.get(address);
}

function line(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

// Below the link, or above where there is more room; on the page and not in it, so nothing moves.
function place(preview, anchor) {
  const box = anchor.getClientRects()[0];
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const inline = Math.max(8, Math.min(box.left, width - preview.offsetWidth - 8));
  const fits = box.bottom + 8 + preview.offsetHeight <= height || box.top < preview.offsetHeight + 8;
  const block = fits ? box.bottom + 8 : box.top - 8 - preview.offsetHeight;
  preview.style.left = `${inline + scrollX}px`;
  preview.style.top = `${block + scrollY}px`;
}

function hide() {
  clearTimeout(waiting);
  clearTimeout(leaving);
  if (shown) {
    shown.remove();
    link.removeAttribute("aria-describedby");
  }
  shown = link = null;
}

function show(contents, anchor) {
  const preview = document.createElement("div");
  preview.id = "part:preview";
  preview.className = "preview";
  preview.setAttribute("role", "tooltip");
  preview.lang = contents.lang;
  preview.dir = contents.dir;
  preview.append(line("span", "note", contents.stamp), line("strong", "", contents.title), line("p", "", contents.about));
  preview.addEventListener("pointerenter", () => clearTimeout(leaving));
  preview.addEventListener("pointerleave", leave);
  document.body.append(preview);
  place(preview, anchor);
  anchor.setAttribute("aria-describedby", preview.id);
  shown = preview;
}

function wait(anchor) {
  clearTimeout(leaving);
  if (anchor === link) return;
  hide();
  const address = pageOf(anchor);
  if (!address || anchor.hasAttribute("aria-describedby")) return;
  link = anchor;
  waiting = setTimeout(async () => {
    const contents = await contentsOf(address);
    if (contents && link === anchor && !shown) show(contents, anchor);
  }, DELAY);
}

function leave() {
  clearTimeout(leaving);
  if (!shown) clearTimeout(waiting);
  leaving = setTimeout(hide, shown ? GRACE : 0);
}

const anchorIn = (event) => event.target.closest?.("main a[href]");

if (/^https?:$/.test(location.protocol) && !navigator.connection?.saveData) {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch" && fine.matches && anchorIn(event)) wait(anchorIn(event));
  });
  document.addEventListener("pointerout", (event) => {
    if (link && anchorIn(event) === link && !link.contains(event.relatedTarget)) leave();
  });
  document.addEventListener("focusin", (event) => {
    if (anchorIn(event)?.matches(":focus-visible")) wait(anchorIn(event));
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("click", hide);
  addEventListener("pagehide", hide);
}
