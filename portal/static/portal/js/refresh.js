// Looks again at work that runs: fetches the page in data-refresh and takes over the element of the same id,
// until that element says no more data-refresh; every two seconds, or as many as data-refresh-every says. Without JavaScript its link does the same by hand.
const PAUSE = 2000;
const LONGEST_PAUSE = 15000;

async function look(element, pause) {
  let fresh = null;
  try {
    const response = await fetch(element.dataset.refresh, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    fresh = response.ok ? page.getElementById(element.id) : null;
  } catch {
    // No connection for the moment: try again later.
  }
  if (fresh) {
    element.replaceWith(fresh);
  }
  watch(fresh ?? element, fresh ? pauseOf(fresh) : Math.min(pause * 2, Math.max(LONGEST_PAUSE, pauseOf(element))));
}

const pauseOf = (element) => Number(element.dataset.refreshEvery) * 1000 || PAUSE;

function watch(element, pause = pauseOf(element)) {
  if (element.dataset.refresh) {
    setTimeout(() => look(element, pause), document.hidden ? Math.max(LONGEST_PAUSE, pause) : pause);
  }
}

document.querySelectorAll("[data-refresh]").forEach((element) => watch(element));
