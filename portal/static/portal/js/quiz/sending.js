// Sends what waits in the queue of an attempt, one answer after the other, and tries again later while it cannot.
import { drop, refuse, waiting } from "./queue.js";
import { sendAnswer } from "./server.js";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

// told(entry, state, said): what became of one answer; stopped(state): that nothing more goes out for the moment.
export function sender({ attempt, address, told, stopped }) {
  let running = null;
  let again = false;
  let pause = FIRST_PAUSE;
  let timer = 0;

  async function sendAll() {
    for (const entry of waiting(attempt)) {
      const { state, said } = await sendAnswer(address, entry); // one after the other, in the order of the questions
      if (state === "over" || state === "refused") {
        refuse(attempt, entry, state);
      } else if (state !== "ok") {
        return state;
      }
      const isLast = state !== "ok" || drop(attempt, entry);
      if (isLast) {
        told(entry, state, said);
      }
    }
    return "ok";
  }

  async function run() {
    let state = "ok";
    do {
      again = false;
      state = await sendAll();
    } while (again && state === "ok");
    pause = state === "ok" ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
    if (state !== "ok") {
      timer = setTimeout(flush, pause);
    }
    running = null;
    stopped(state);
    return state;
  }

  // Resolves when nothing waits any more, or nothing can be sent now.
  function flush() {
    clearTimeout(timer);
    again = true;
    running ??= run();
    return running;
  }

  function flushSoon() {
    pause = FIRST_PAUSE;
    return flush();
  }
  addEventListener("online", flushSoon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flushSoon());
  return flush;
}
