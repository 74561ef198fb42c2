"use strict";
// What a page does that no text may make it do; loaded into every frame before the page itself.
addEventListener("securitypolicyviolation", (event) => report(`${event.violatedDirective}: ${event.blockedURI} ${event.sample} on ${location.href}`));

// What there is in a page that could run, were it pressed, hovered over or let through.
globalThis.offences = function offences(page) {
  const found = [];
  const schemes = new Set(["http:", "https:", "mailto:", "file:"]);
  const own = /\/(?:theme|search|\.entente)\/[\w/-]+\.js$/;
  const ours = (script) => !script.text && own.test(script.src) && new URL(script.src).origin === location.origin;
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${name}=${value}`);
      if (/^(?:xlink:)?(?:href|src|action|formaction|data|poster|background|cite|ping|srcset)$/.test(name)) {
        // What is no address at all leads nowhere.
        const scheme = URL.canParse(value, location) ? new URL(value, location).protocol : "http:";
        if (!schemes.has(scheme)) found.push(`${element.localName} ${name}=${value}`);
      }
    }
    const type = element.getAttribute("type") ?? "";
    if (element.localName === "script" && !/json/.test(type) && !ours(element)) found.push(element.outerHTML.slice(0, 200));
    if (/^(?:base|embed|frame|iframe|math|object|portal)$/.test(element.localName)) found.push(element.outerHTML.slice(0, 200));
  }
  return found;
};

// Whatever an element does when it is met, pressed or loaded, it does now.
function press(page) {
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
    }
    if (element.localName !== "a" || /^\s*[^\w#/.]*j/i.test(element.href.baseVal ?? element.href)) element.click?.();
  }
}

const pause = (time) => new Promise((done) => setTimeout(done, time));

// Frames with pages in them, once all are loaded.
const opening = (addresses) => Promise.all(addresses.map((address) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.onload = () => done(frame);
  frame.src = address;
  document.body.append(frame);
})));

// Opens pages in frames, all at a time, and returns what is wrong with each.
globalThis.visited = async function visited(addresses, shown, pressed) {
  const frames = await opening(addresses);
  await pause(shown);
  const found = [];
  for (const [at, frame] of frames.entries()) {
    const page = frame.contentDocument;
    if (!page) found.push([addresses[at], "left for elsewhere"]);
    else found.push(...offences(page).map((one) => [addresses[at], one]));
    if (page && pressed) press(page);
  }
  await pause(shown);
  for (const frame of frames) frame.remove();
  return found;
};

// Types one query after another into each of the frames that have the page of search.
globalThis.asked = async function asked(address, queries, frames, typing) {
  const opened = await opening(queries.slice(0, frames).map((query) => `${address}?q=${encodeURIComponent(query)}`));
  const found = [];
  for (let first = 0; first < queries.length; first += frames) {
    for (const [at, query] of queries.slice(first, first + frames).entries()) {
      const field = opened[at].contentDocument.querySelector("main input[name=q]");
      field.value = query;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    await pause(typing);
    for (const frame of opened) found.push(...offences(frame.contentDocument));
  }
  for (const frame of opened) frame.remove();
  return found;
};
