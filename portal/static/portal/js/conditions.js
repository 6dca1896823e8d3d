// Shows a question only to those whom it is for: an element with data-only-if (the name of another field) appears while
// that field has the answer data-only-is and is itself shown. Without JavaScript all are shown, with words that say whom
// they are for; the server drops what does not apply.
function answers(form, name) {
  return Array.from(form.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`), (field) => field.value);
}

function look(form) {
  form.querySelectorAll("[data-only-if]").forEach((part) => {
    const asked = form.querySelector(`[name="${CSS.escape(part.dataset.onlyIf)}"]`);
    const isAsked = !asked?.closest("[data-only-if][hidden]");
    part.hidden = !(isAsked && answers(form, part.dataset.onlyIf).includes(part.dataset.onlyIs));
  });
}

new Set(Array.from(document.querySelectorAll("[data-only-if]"), (part) => part.closest("form"))).forEach((form) => {
  form.addEventListener("change", () => look(form));
  look(form);
});
