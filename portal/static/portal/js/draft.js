// A form on a bad line: form[data-draft] keeps what is typed under that name and offers it again, and it is sent without
// leaving the page, so that nothing is lost when the network is. What is typed stays in this tab; on the device, for
// seven days, only if the person says so (data-draft-keep). It is dropped when it was sent. Consent is given anew.
const PREFIX = "portal-draft:";
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;
const PAUSE = 300;
const PATIENCE = 45000;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "website", "consent"]);

function stores() {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return []; // the browser keeps nothing at all
  }
}

function forget(key) {
  stores().forEach((store) => store.removeItem(key));
}

function forgetOld() {
  stores().forEach((store) => {
    Object.keys(store).filter((key) => key.startsWith(PREFIX)).forEach((key) => read(store, key));
  });
}

function read(store, key) {
  try {
    const draft = JSON.parse(store.getItem(key));
    if (draft && Date.now() - draft.at < KEPT_FOR) {
      return draft;
    }
  } catch {
    // Not ours any more.
  }
  store.removeItem(key);
  return null;
}

function written(form) {
  return Array.from(new FormData(form)).filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string");
}

function fill(form, values) {
  Array.from(form.elements).filter((field) => field.name && !NOT_KEPT.has(field.name)).forEach((field) => {
    const given = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = given.includes(field.value);
    } else if (given.length) {
      [field.value] = given;
    }
  });
  form.dispatchEvent(new Event("change"));
}

function keepDrafts(form) {
  const key = PREFIX + form.dataset.draft;
  const part = (name) => form.querySelector(`[data-draft-${name}]`);
  const [box, offer, keep, offline] = ["box", "offer", "keep", "offline"].map(part);
  const [device, tab] = stores();
  const draft = device && (read(device, key) ?? read(tab, key));
  let waiting = 0;
  let isSending = false;

  function save() {
    clearTimeout(waiting);
    const text = JSON.stringify({ at: Date.now(), values: written(form) });
    try {
      tab?.setItem(key, text);
      if (keep.checked) {
        device?.setItem(key, text);
      } else {
        device?.removeItem(key);
      }
    } catch {
      // The browser's store is full: the form works without.
    }
  }

  async function send() {
    if (isSending) {
      return;
    }
    isSending = true;
    save();
    offline.hidden = true;
    let answer = null;
    try {
      const body = new URLSearchParams(new FormData(form));
      const headers = { Accept: "application/json" };
      answer = await fetch(form.action, { method: "POST", body, headers, signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      // No connection for the moment.
    }
    isSending = false;
    if (!answer || answer.status >= 500) {
      offline.hidden = false;
      offline.scrollIntoView({ block: "center" });
    } else if (answer.status === 201) {
      const { next } = await answer.json();
      forget(key);
      location.assign(next);
    } else {
      form.submit(); // the page says what is wrong
    }
  }

  box.hidden = !device;
  keep.checked = Boolean(device && read(device, key));
  offer.hidden = !draft || "draftTyped" in form.dataset || JSON.stringify(draft.values) === JSON.stringify(written(form));
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.name) { // else the form is to be shown in the other language
      event.preventDefault();
      send();
    }
  });
  keep.addEventListener("change", save);
  part("retry").addEventListener("click", send);
  part("resume").addEventListener("click", () => {
    fill(form, draft.values);
    save();
    offer.hidden = true;
    form.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
  part("clear").addEventListener("click", () => {
    forget(key);
    keep.checked = false;
    offer.hidden = true;
  });
}

forgetOld();
document.querySelectorAll("[data-draft-sent]").forEach((element) => forget(PREFIX + element.dataset.draftSent));
document.querySelectorAll("form[data-draft]").forEach(keepDrafts);
