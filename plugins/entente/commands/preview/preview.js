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
      if (data !== here.dataset.state) location.reload();
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

  // A reload keeps the place where one was reading; a panel that is new must be seen all the same.
  function showPanel() {
    const panel = document.querySelector(".entente-preview");
    const says = panel?.textContent ?? "";
    const known = sessionStorage.getItem("entente-preview");
    sessionStorage.setItem("entente-preview", says);
    if (panel && says !== known) requestAnimationFrame(() => panel.scrollIntoView());
  }

  addEventListener("load", showPanel);
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  follow();
}
