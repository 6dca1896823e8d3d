// The state of one door: who is expected, who is here, and what the server does not know yet.
import { allScans, dropScans, forgetLists, keepList, keepScan, keptList } from "./store.js";
import { askForList, hashOf, isSealed, sendScans } from "./server.js";

const AT_ONCE = 50;
const RENEW_WHOLLY = 3600 * 1000;
const CODE = /^ACSH-(\d{1,10})-[A-Z0-9]{4,12}-[A-Z0-9]{8}$/;

export class Door {
  constructor({ event, peopleAddress, scansAddress, publicKey, tell }) {
    Object.assign(this, { event, peopleAddress, scansAddress, publicKey, tell });
    this.list = null;
    this.scans = [];
    this.network = "ok";
  }

  async open() {
    this.scans = (await allScans()).filter((scan) => scan.event === this.event);
    await this.take(await keptList(this.event));
    this.tell();
  }

  // Believes a list only with the portal's seal, and only until it expires.
  async take(kept) {
    this.list = null;
    if (!kept || !(await isSealed(kept, this.publicKey))) return;
    const list = JSON.parse(kept.list);
    if (list.event !== this.event || Date.parse(list.expires) <= Date.now()) return forgetLists();
    this.list = { ...list, version: kept.version };
    this.people = new Map(list.people.map((person) => [person.id, person]));
    this.codes = new Map(list.people.flatMap((person) => person.codes.map((code) => [code, person])));
  }

  get today() {
    return new Intl.DateTimeFormat("en-CA", { timeZone: this.list?.zone }).format(new Date());
  }

  get waiting() {
    return this.scans.filter((scan) => !scan.sent);
  }

  get refused() {
    return this.scans.filter((scan) => scan.why);
  }

  isPresent(person) {
    const said = this.scans.filter((it) => it.person === person.id && it.day === this.today && !it.why);
    const last = said.sort((one, other) => one.seen - other.seen).at(-1);
    return last ? last.present : person.present.includes(this.today);
  }

  get present() {
    return this.list ? this.list.people.filter((person) => this.isPresent(person)).length : 0;
  }

  // A code that was read or typed. Says what it comes to as {kind, person}; all that is new is kept before it is said.
  async scan(text) {
    const code = text.trim().toUpperCase();
    const found = CODE.exec(code);
    if (!found) return { kind: "foreign" };
    const person = this.codes?.get(await hashOf(code));
    if (person) return this.mark(person, { code });
    const state = this.list?.others[await hashOf(code)];
    const id = await this.keep({ code, present: true });
    if (Number(found[1]) !== this.event) return { kind: "other_event", id };
    return state ? { kind: "not_confirmed", id } : { kind: "unknown", id };
  }

  async mark(person, { code = "", present = true } = {}) {
    if (this.list && !this.list.days.includes(this.today)) return { kind: "not_today", person };
    if (this.isPresent(person) === present) return { kind: present ? "already" : "undone", person };
    const id = await this.keep({ code, present, person: person.id, registration: code ? null : person.id });
    return { kind: present ? "present" : "undone", person, id };
  }

  async keep(fields) {
    const scan = { id: crypto.randomUUID(), event: this.event, seen: Date.now(), day: this.today, sent: 0, why: "", ...fields };
    await keepScan(scan);
    this.scans.push(scan);
    this.tell();
    return scan.id;
  }

  // Sends what waits, the oldest first. Only an answer of the server takes a scan off the queue.
  async send() {
    const batch = this.waiting.sort((one, other) => one.seen - other.seen).slice(0, AT_ONCE);
    if (!batch.length) return;
    const answer = await sendScans(this.scansAddress, batch);
    await this.heed(answer.state);
    if (answer.state !== "ok") return;
    for (const told of answer.said.answers) await this.settle(told);
    this.tell();
    if (this.waiting.length && answer.said.answers.length) await this.send();
  }

  async settle(told) {
    const scan = this.scans.find((it) => it.id === told.id);
    if (!scan) return;
    Object.assign(scan, { sent: Date.now(), why: told.why, person: scan.person ?? told.registration });
    await keepScan(scan);
    scan.told = told; // after it was kept: the name of whom it is about stays on the page and off the device
  }

  async renew() {
    const [asked, known] = [Date.now(), this.list];
    const isFresh = known && asked - Date.parse(known.made) < RENEW_WHOLLY;
    const answer = await askForList(this.peopleAddress, isFresh ? known.version : null);
    await this.heed(answer.state);
    if (answer.state === "ok") {
      const kept = { ...answer.said, version: answer.version };
      await keepList(this.event, kept);
      await this.take(kept);
    }
    if (answer.state === "ok" || answer.state === "same") await this.drop((it) => it.sent && it.sent < asked && !it.why);
    this.tell();
  }

  async drop(which) {
    const ids = this.scans.filter(which).map((scan) => scan.id);
    await dropScans(ids);
    this.scans = this.scans.filter((scan) => !ids.includes(scan.id));
  }

  async heed(state) {
    this.network = state === "same" ? "ok" : state;
    if (state === "not_allowed") await this.forget();
    this.tell();
  }

  async forget() {
    await forgetLists();
    this.list = this.codes = this.people = null;
    this.tell();
  }
}
