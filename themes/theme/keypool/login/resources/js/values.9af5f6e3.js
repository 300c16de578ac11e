// Fields of several values get one more, and one less. Without this file the values that there are can be changed.
for (const list of document.querySelectorAll("[data-kp-values]")) {
  const { kpValues: most, label } = list.dataset;
  const more = list.querySelector(".kp-more");
  const rows = () => [...list.querySelectorAll(".kp-value")];
  const field = (row) => row.querySelector("input");
  const told = (row) => row.querySelector("output");
  const less = (row) => row.querySelector("[data-kp-less]");
  const first = field(list).id;

  // What can be pressed and how fields are called is by where they stand: the label is the first one's.
  const show = () => rows().forEach((row, at, all) => {
    field(row).id = at ? first + "-" + at : first;
    field(row).toggleAttribute("aria-label", at > 0);
    told(row)?.setAttribute("for", field(row).id);
    less(row).setAttribute("aria-label", less(row).dataset.kpLess + ": " + label + " " + (at + 1));
    less(row).hidden = all.length < 2;
    if (at) {
      field(row).setAttribute("aria-label", label + " " + (at + 1));
    }
    more.hidden = most && all.length >= Number(most);
  });

  more.addEventListener("click", () => {
    const row = rows().pop().cloneNode(true);
    // The attribute too: a form's reset would bring its value back.
    field(row).removeAttribute("value");
    field(row).value = "";
    if (told(row)) {
      // The last one's listener is not copied.
      const tell = () => { told(row).textContent = field(row).value; };
      field(row).addEventListener("input", tell);
      tell();
    }
    more.before(row);
    show();
    field(row).focus();
  });

  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-kp-less]")?.closest(".kp-value");
    if (row) {
      const at = rows().indexOf(row);
      row.remove();
      show();
      field(rows()[Math.max(0, at - 1)]).focus();
    }
  });

  show();
}
