"use strict";
// A button beside each citation that copies it. Without a clipboard there is no button: the text
// stands there to be selected. Its words are the page's own, in the language of the page.

for (const list of navigator.clipboard ? document.querySelectorAll(".citations[data-copy]") : []) {
  const told = document.createElement("span");
  told.className = "vh";
  told.setAttribute("role", "status");
  list.append(told);
  for (const citation of list.querySelectorAll(".citation")) {
    const heading = citation.previousElementSibling;
    const button = document.createElement("button");
    const name = `${list.dataset.copy} ${heading.textContent}`;
    button.type = "button";
    button.className = "copy";
    button.textContent = list.dataset.copy;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation.textContent.replace(/\s+/g, " ").trim());
        told.textContent = `${list.dataset.copied}: ${heading.textContent}`;
        button.textContent = list.dataset.copied;
        setTimeout(() => { button.textContent = list.dataset.copy; told.textContent = ""; }, 3000);
      } catch {
        getSelection().selectAllChildren(citation); // refused: ready for the reader's own copying
      }
    });
    heading.after(button);
  }
}
