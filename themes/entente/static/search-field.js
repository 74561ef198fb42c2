"use strict";
// "/" goes to the field of search, wherever one is at hand. All that a page loads of search.

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const seen = [...document.querySelectorAll(".find input, .find-link")].filter((one) => one.offsetParent);
  const field = seen.find((one) => one.closest("main")) ?? seen[0];
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select?.();
});
