// The page of an attempt: form[data-quiz]. Loads all questions into the page, so that nothing is asked of the line in
// between; keeps each answer on the device as soon as it is chosen, sends it by itself, and says "sent" only when the
// server has said so. Without JavaScript the form shows one question after the other.
import { fill, read } from "./fields.js";
import { forgetOld, keep, waiting } from "./queue.js";
import { sender } from "./sending.js";
import { askForAnswers } from "./server.js";

const TYPING = 800;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

const form = document.querySelector("form[data-quiz]");
const attempt = form.dataset.quiz;
const questions = form.querySelector("[data-questions]");
const bar = form.querySelector("[data-all]");
let isWhole = false;
let stoppedBy = "ok";
let typing = 0;

const words = (name) => form.dataset[`words${name.replace(/(?:^|-)(\w)/g, (_all, letter) => letter.toUpperCase())}`];
const questionAt = (position) => questions.querySelector(`[data-question="${position}"]`);
const place = (question) => Number(question.dataset.question);

function show(question, state) {
  const line = question.querySelector("[data-state]");
  line.className = `quiz-state quiz-state-${state === "unkept" ? "waiting" : state}`;
  line.textContent = words(state);
}

function showAll() {
  const numbers = waiting(attempt).map((entry) => entry.position);
  const why = { offline: "offline", signed_out: "signed-out", fault: "fault" }[stoppedBy];
  const parts = numbers.length ? [`${words("all-waiting")} ${numbers.join(", ")}.`] : [];
  if (why && (numbers.length || why === "offline")) parts.push(words(why));
  if (!isWhole && why) parts.push(words("part"));
  if (!parts.length && questions.querySelector(".quiz-state-sent")) parts.push(words("all-sent"));
  bar.hidden = !parts.length;
  form.querySelector("[data-all-state]").textContent = parts.join(" ");
  form.querySelector("[data-all-sign-in]").hidden = stoppedBy !== "signed_out";
}

const flush = sender({
  attempt,
  address: form.dataset.answers,
  told(entry, state, said) {
    const question = questionAt(entry.position);
    if (question && said) {
      question.dataset.sequence = said.sequence;
      if (!said.is_ours) fill(question, said.value);
    }
    if (question) show(question, state === "ok" ? (said.is_ours ? "sent" : "other") : state);
    if (said) setClock(said.seconds_left);
    showAll();
  },
  stopped(state) {
    stoppedBy = state;
    showAll();
  },
});

function setClock(secondsLeft) {
  document.dispatchEvent(new CustomEvent("quiz:clock", { detail: secondsLeft }));
}

function newNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function record(question) {
  const sequence = Number(question.dataset.sequence) + 1;
  question.dataset.sequence = sequence;
  const entry = { position: place(question), value: read(question), sequence, client: newNumber(), at: Date.now() };
  show(question, keep(attempt, entry) ? "waiting" : "unkept");
  if (form.elements.position.value === question.dataset.question) {
    form.elements.sequence.value = sequence; // the plain form sends the same answer, not another one
    form.elements.client.value = entry.client;
  }
  showAll();
}

// What the device has not sent yet stands above what the server had when it made the page.
function overlay() {
  waiting(attempt).forEach((entry) => {
    const question = questionAt(entry.position);
    if (question) {
      fill(question, entry.value);
      question.dataset.sequence = Math.max(entry.sequence, question.dataset.sequence);
      show(question, "waiting");
    }
  });
  questions.querySelectorAll("[data-question]").forEach((question) => {
    const isBlank = !question.querySelector("[data-state]").textContent;
    if (isBlank && question.dataset.sequence > 0) show(question, "sent");
  });
}

async function loadAll(pause = FIRST_PAUSE) {
  let text = "";
  try {
    const response = await fetch(form.dataset.allQuestions, { redirect: "manual" });
    text = response.ok ? await response.text() : "";
  } catch {
    // No connection for the moment.
  }
  const loaded = new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-question]");
  if (!loaded.length) {
    setTimeout(loadAll, pause, Math.min(pause * 2, LONGEST_PAUSE));
    return;
  }
  const first = questions.querySelector("[data-question]");
  loaded.forEach((question) => {
    if (question.dataset.question === first.dataset.question) {
      questions.append(first);
    } else {
      questions.append(question);
    }
  });
  isWhole = true;
  form.querySelector("[data-plain]").hidden = true;
  form.querySelector("[data-scripted]").hidden = false;
  form.dataset.ready = "";
  overlay();
  showAll();
  if (place(first) > 1) first.scrollIntoView();
}

// Another device may have answered, and this one's clock may have slept.
async function refresh() {
  const { state, said } = await askForAnswers(form.dataset.answers);
  if (state !== "ok") return state;
  setClock(said.seconds_left);
  const mine = new Set(waiting(attempt).map((entry) => entry.position));
  Object.entries(said.answers).forEach(([position, { value, sequence }]) => {
    const question = questionAt(position);
    if (question && !mine.has(Number(position)) && sequence > question.dataset.sequence) {
      question.dataset.sequence = sequence;
      fill(question, value);
      show(question, "other");
    }
  });
  return state;
}

async function goOn(link) {
  await flush();
  const state = waiting(attempt).length ? stoppedBy : await refresh();
  if (state === "ok" && !waiting(attempt).length) {
    location.assign(link.href);
    return;
  }
  stoppedBy = state;
  showAll();
  bar.hidden = false;
  form.querySelector("[data-all-state]").textContent += ` ${words("stay")}`;
}

form.addEventListener("change", (event) => {
  clearTimeout(typing);
  const question = event.target.closest("[data-question]");
  if (question) {
    record(question);
    flush();
  }
});
form.addEventListener("input", (event) => {
  if (event.target.matches("input[type=text], textarea")) {
    clearTimeout(typing);
    record(event.target.closest("[data-question]"));
    typing = setTimeout(flush, TYPING);
  }
});
form.addEventListener("submit", (event) => {
  if (isWhole) {
    event.preventDefault(); // Enter in a field
    flush();
  }
});
form.querySelector("[data-after-sending]").addEventListener("click", (event) => {
  event.preventDefault();
  goOn(event.currentTarget);
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
addEventListener("online", refresh);
addEventListener("offline", () => {
  stoppedBy = "offline";
  showAll();
});

forgetOld();
overlay();
flush();
loadAll();
