// The service worker of the pages at the door: they open without a network. Names and files stand in self.CHECK_IN, set
// by the script of the server that imports this one. Nothing but the scanning pages is kept; the list of people is not
// here but in the page's own database, where it can expire.
const FILES = `check-in files ${self.CHECK_IN.version}`;
const PAGES = "check-in pages";
const PATIENCE = 5000;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(FILES).then((cache) => cache.addAll(self.CHECK_IN.files)));
});

async function tidyUp() {
  const names = (await caches.keys()).filter((name) => name.startsWith("check-in files ") && name !== FILES);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(tidyUp()));

async function fromNetwork(request, pages) {
  const response = await fetch(request);
  if (response.ok && response.type === "basic" && !response.redirected) await pages.put(request.url, response.clone());
  return response;
}

async function page(request) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request.url);
  const fresh = fromNetwork(request, pages);
  if (!kept) return fresh;
  const tooLong = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.then((response) => (response.status < 500 ? response : kept)).catch(() => kept), tooLong]);
}

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && self.CHECK_IN.pages.some((pattern) => new RegExp(pattern).test(pathname))) {
    event.respondWith(page(event.request));
  } else if (self.CHECK_IN.files.includes(pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
