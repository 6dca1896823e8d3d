// "/" takes the reader to the field of the search: that of the page itself, else the one at the top. Escape empties the
// field, and a second time leaves it.
const fields = [...document.querySelectorAll("input[data-search]")];
const TYPED_INTO = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && isPlain && !event.target.closest(TYPED_INTO) && fields.length) {
    event.preventDefault();
    fields.at(-1).focus();
    fields.at(-1).select();
  }
});

fields.forEach((field) => {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    event.preventDefault();
    if (field.value) {
      field.value = "";
    } else {
      field.blur();
    }
  });
});
