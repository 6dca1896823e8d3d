// form[data-hand-in] waits until all answers of this device have reached the server, or says which have not. Pressed
// twice, it is sent once.
import { waiting } from "./queue.js";
import { sender } from "./sending.js";
import { askForAnswers } from "./server.js";

const form = document.querySelector("form[data-hand-in]");
const attempt = form.dataset.handIn;
const { wordsAllWaiting, wordsStay, wordsOffline, wordsSignedOut, wordsFault } = form.dataset;
const why = { offline: wordsOffline, signed_out: wordsSignedOut, fault: wordsFault };
let isBusy = false;

function say(state) {
  const numbers = waiting(attempt).map((entry) => entry.position);
  const parts = numbers.length ? [`${wordsAllWaiting} ${numbers.join(", ")}.`, wordsStay] : [];
  form.querySelector("[data-all-state]").textContent = [...parts, why[state] ?? ""].join(" ");
}

const flush = sender({ attempt, address: form.dataset.answers, told: () => say("ok"), stopped: say });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isBusy) {
    return;
  }
  isBusy = true;
  let state = await flush();
  state = state === "ok" ? (await askForAnswers(form.dataset.answers)).state : state;
  if (state === "ok" && !waiting(attempt).length) {
    form.submit();
    return;
  }
  isBusy = false;
  say(state);
});
flush();
