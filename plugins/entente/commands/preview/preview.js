// Reloads the page once the server has another state of it than the one shown.
// A page may open no connection (its Content-Security-Policy says so), but a worker of this site
// may. Only a visible page has one: browsers allow six connections to a server, and tabs are many.
"use strict";
{
  const here = document.currentScript;
  let worker = null;

  function listen() {
    if (worker) return;
    worker = new Worker(here.src.replace("preview.js", "watch.js"));
    worker.onmessage = ({ data }) => {
      if (data !== here.dataset.state) reload();
    };
    worker.postMessage(location.pathname);
  }

  function rest() {
    worker?.terminate();
    worker = null;
  }

  function follow() {
    if (document.visibilityState === "visible") listen();
    else rest();
  }

  const panel = () => document.querySelector(".entente-preview");
  const height = () => panel()?.offsetHeight ?? 0;

  // The place where one was reading is kept here and not by the browser, which would bring it back
  // at a moment of its own: a panel that is new must be seen.
  function reload() {
    sessionStorage.setItem("entente-place", String(scrollY - height()));
    history.scrollRestoration = "manual";
    location.reload();
  }

  function settle() {
    const says = panel()?.textContent ?? "";
    const isNew = says !== sessionStorage.getItem("entente-panel");
    const place = sessionStorage.getItem("entente-place");
    sessionStorage.setItem("entente-panel", says);
    sessionStorage.removeItem("entente-place");
    if (says && isNew) panel().scrollIntoView();
    else if (place !== null) scrollTo(0, Number(place) + height());
    setTimeout(() => { history.scrollRestoration = "auto"; });
  }

  addEventListener("load", settle);
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  follow();
}
