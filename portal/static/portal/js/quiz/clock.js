// The time that is left, by the server's clock: the page says how many seconds there were when it was answered, and each
// answer says it anew. What the device thinks the time is does not matter.
const box = document.querySelector("[data-clock]");
const shown = box.querySelector("[data-clock-left]");
const [navigation] = performance.getEntriesByType("navigation");
let left = Number(box.dataset.secondsLeft);
let since = navigation?.responseStart ?? 0;
let isOver = false;

async function lead() {
  try {
    await fetch(box.dataset.result, { method: "HEAD", redirect: "manual", cache: "no-store" });
    location.assign(box.dataset.result);
  } catch {
    addEventListener("online", lead, { once: true });
  }
}

function tick() {
  const seconds = Math.max(0, Math.round(left - (performance.now() - since) / 1000));
  const rest = String(seconds % 60).padStart(2, "0");
  shown.textContent = `${Math.floor(seconds / 60)}:${rest}`;
  if (!seconds && !isOver) {
    isOver = true;
    shown.textContent = box.dataset.wordsOver;
    setTimeout(lead, 2000);
  }
}

document.addEventListener("quiz:clock", (event) => {
  if (event.detail !== null) {
    left = event.detail;
    since = performance.now();
  }
});
tick();
setInterval(() => isOver || tick(), 1000);
