// The scanning page: joins the camera, the search and the door to what is seen on the screen.
import { readPicture, watch } from "./camera.js";
import { Door } from "./door.js";
import { ears } from "./hearing.js";
import "./forget.js";

const page = document.querySelector("[data-scanner]");
const find = (name) => page.querySelector(`[data-${name}]`);
const json = (id) => JSON.parse(document.getElementById(id).textContent);
const texts = json("check-in-texts");
const { search } = ears(json("check-in-sounds"));
const SHOWN = 12;
const TONES = { present: "good", undone: "good", already: "warn" };
const BEEPS = { good: [880], warn: [660, 660], bad: [220, 220, 220] };
const AGAIN_AFTER = 4000;

const door = new Door({
  event: Number(page.dataset.event),
  peopleAddress: page.dataset.people,
  scansAddress: page.dataset.scans,
  publicKey: page.dataset.publicKey,
  tell: () => show(),
});
let audio = null;
let switchOff = null;
let last = { text: "", at: 0 };

function beep(tone) {
  navigator.vibrate?.(tone === "good" ? 80 : [120, 80, 120]);
  if (!audio) return;
  BEEPS[tone].forEach((frequency, number) => {
    const [sound, volume] = [audio.createOscillator(), audio.createGain()];
    sound.frequency.value = frequency;
    volume.gain.value = 0.3;
    sound.connect(volume).connect(audio.destination);
    sound.start(audio.currentTime + number * 0.2);
    sound.stop(audio.currentTime + number * 0.2 + 0.15);
  });
}

function say(kind, { name = "", country = "", state = "" } = {}) {
  const tone = TONES[kind] ?? "bad";
  const result = find("result");
  result.dataset.tone = tone;
  find("result-word").textContent = texts[kind];
  find("result-name").textContent = [name, country].filter(Boolean).join(" · ");
  find("result-note").textContent = state || (tone === "bad" ? texts[`${kind}_note`] ?? "" : "");
  beep(tone);
}

async function scanned(text) {
  const now = Date.now();
  if (text === last.text && now - last.at < AGAIN_AFTER) return;
  last = { text, at: now };
  const { kind, person, id } = await door.scan(text);
  say(kind, person);
  await door.send();
  const told = door.scans.find((scan) => scan.id === id)?.told;
  // The server knows more than the list: somebody who was confirmed a minute ago, or who withdrew.
  if (told && (told.why || !person)) say(told.why || "present", told);
}

async function marked(person, present) {
  say((await door.mark(person, { present })).kind, person);
  await door.send();
}

function row(person) {
  const item = find("row").content.firstElementChild.cloneNode(true);
  const isHere = door.isPresent(person);
  item.querySelector("[data-name]").textContent = [person.name, person.latin].filter(Boolean).join(" / ");
  item.querySelector("[data-country]").textContent = isHere ? `${person.country} · ${texts.is_here}` : person.country;
  const button = item.querySelector("button");
  button.textContent = isHere ? texts.undo : texts.check_in;
  button.addEventListener("click", () => marked(person, !isHere));
  return item;
}

function showFound() {
  const asked = find("search").value;
  const found = door.list && asked.trim() ? search(asked, door.list.people) : [];
  find("found").replaceChildren(...found.slice(0, SHOWN).map(row));
  find("nobody").hidden = !asked.trim() || found.length > 0;
}

function showRefused() {
  find("refused").hidden = !door.refused.length;
  find("refused-list").replaceChildren(
    ...door.refused.map(({ why, told = {} }) => {
      const item = document.createElement("li");
      item.textContent = [told.name, told.country, texts[why], told.state].filter(Boolean).join(" · ");
      return item;
    }),
  );
}

function show() {
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
  find("waiting").textContent = door.waiting.length;
  find("present").textContent = door.list ? `${door.present} / ${door.list.people.length}` : "–";
  find("list-age").textContent = door.list ? clock.format(new Date(door.list.made)) : texts.no_list;
  find("network").textContent = texts[`network_${door.network}`];
  find("network").dataset.tone = { ok: "good", offline: "warn" }[door.network] ?? "bad";
  find("sign-in").hidden = door.network !== "signed_out";
  showFound();
  showRefused();
}

async function startOrStop() {
  audio ??= new AudioContext();
  if (switchOff) {
    switchOff();
    switchOff = null;
  } else {
    try {
      switchOff = await watch(find("video"), scanned);
    } catch {
      say("no_camera");
    }
  }
  find("video").hidden = !switchOff;
  find("camera").textContent = switchOff ? texts.stop : texts.start;
}

async function pictureTaken({ target }) {
  const [file] = target.files;
  if (!file) return;
  const text = await readPicture(file).catch(() => "");
  target.value = "";
  await (text ? scanned(text) : say("no_code"));
}

async function typed(event) {
  event.preventDefault();
  const field = find("code");
  const text = field.value;
  field.value = "";
  if (text.trim()) await scanned(text);
}

// The page is put away for the time without a network once its service worker runs.
async function installed() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(page.dataset.worker, { scope: page.dataset.scope });
  await navigator.serviceWorker.ready;
  const address = location.href.split("#")[0];
  const response = await fetch(address, { redirect: "error" });
  if (response.ok) await (await caches.open("check-in pages")).put(address, response);
  page.dataset.ready = "yes";
}

async function refresh() {
  await door.send();
  await door.renew();
}

find("camera").addEventListener("click", startOrStop);
find("picture").addEventListener("change", pictureTaken);
find("code-form").addEventListener("submit", typed);
find("search").addEventListener("input", showFound);
find("send").addEventListener("click", refresh);
find("forget").addEventListener("click", () => door.forget());
find("refused-seen").addEventListener("click", () => door.drop((scan) => scan.why).then(show));
window.addEventListener("online", refresh);
window.addEventListener("offline", () => door.heed("offline"));
setInterval(() => door.send(), 15_000);
setInterval(() => !document.hidden && navigator.onLine && door.renew(), 60_000);

await door.open();
page.dataset.opened = "yes";
await refresh();
await installed().catch(() => {});
