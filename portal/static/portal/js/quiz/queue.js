// The answers that the server has not acknowledged: one entry of this device's store for each question of an attempt,
// so that two windows do not overwrite each other. They survive a reload and a closed browser.
const PREFIX = "portal-quiz:";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
const memory = new Map(); // where the browser keeps nothing

const nameOf = (attempt, position) => `${PREFIX}${attempt}:${position}`;

function names() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read(name) {
  try {
    return JSON.parse(memory.get(name) ?? localStorage.getItem(name));
  } catch {
    return null;
  }
}

function remove(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

// Whether it is on the device now, and not only in this page.
export function keep(attempt, entry) {
  const name = nameOf(attempt, entry.position);
  try {
    localStorage.setItem(name, JSON.stringify(entry));
    memory.delete(name);
    return true;
  } catch {
    memory.set(name, JSON.stringify(entry));
    return false;
  }
}

export function all(attempt) {
  const mine = new Set([...names(), ...memory.keys()].filter((name) => name.startsWith(`${PREFIX}${attempt}:`)));
  return Array.from(mine, read).filter(Boolean).sort((one, other) => one.position - other.position);
}

export const waiting = (attempt) => all(attempt).filter((entry) => !entry.refused);

// False when a newer answer has taken its place meanwhile: that one is still to be sent.
export function drop(attempt, entry) {
  const name = nameOf(attempt, entry.position);
  const kept = read(name);
  if (kept && kept.client !== entry.client) {
    return false;
  }
  remove(name);
  return true;
}

export const refuse = (attempt, entry, why) => keep(attempt, { ...entry, refused: why });

// Of an attempt that is over only the numbers of the questions stay, to say what was not counted.
export function forgetValues(attempt) {
  all(attempt).forEach(({ position, at }) => keep(attempt, { position, at, refused: "over" }));
}

export function forgetOld() {
  names().filter((name) => name.startsWith(PREFIX)).forEach((name) => {
    if (!(Date.now() - read(name)?.at < KEPT_FOR)) {
      remove(name);
    }
  });
}
