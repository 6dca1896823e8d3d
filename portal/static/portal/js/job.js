// Follows a job: moves the progress bar, and loads the page again when the job changes its state.
const box = document.querySelector("[data-job]");

async function ask() {
  try {
    const answer = await fetch(box.dataset.job, { headers: { Accept: "application/json" } });
    const job = await answer.json();
    box.querySelector("[data-job-progress]").value = job.progress;
    box.querySelector("[data-job-note]").textContent = job.note;
    box.querySelector("[data-job-overdue]").hidden = !job.is_overdue;
    if (job.state !== box.dataset.jobState) return location.reload();
  } catch {
    // A bad line: the next question may get through.
  }
  setTimeout(ask, 1000);
}

if (box) setTimeout(ask, 1000);
