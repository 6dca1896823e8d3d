// Texts that were carried over from the report before: [data-report-waiting] names the blocks that nobody has looked at
// since, [data-report-waiting-note] says so. The note goes away when somebody writes in the block or ticks it.
const place = document.querySelector("[data-report-waiting]");
const PAUSE = 300;
let tries = 20; // Wagtail draws the blocks after the page has come

function mark(id) {
  const field = document.querySelector(`input[type="hidden"][value="${CSS.escape(id)}"]`);
  const block = field?.closest("[data-streamfield-child]");
  if (!block) {
    return false;
  }
  const note = document.createElement("p");
  note.className = "help-block help-warning report-waiting";
  note.textContent = place.dataset.reportWaitingNote;
  block.prepend(note);
  block.addEventListener("input", () => note.remove(), { once: true });
  return true;
}

function markAll(ids) {
  const left = ids.filter((id) => !mark(id));
  tries -= 1;
  if (left.length && tries) {
    setTimeout(markAll, PAUSE, left);
  }
}

if (place) {
  markAll(place.dataset.reportWaiting.split(" ").filter(Boolean));
}
