// Draws the interactive version of a chart when the visitor asks for it. The library is 395 KB: nobody loads it unasked.
let library = null;

function load(figure) {
  library ??= new Promise((resolve, reject) => {
    // Plotly would write its rules into a <style>, which the Content-Security-Policy refuses;
    // it leaves them alone when it finds this link.
    const style = document.createElement("link");
    style.id = "plotly.js-style-global";
    style.className = "no-inline-styles";
    style.rel = "stylesheet";
    style.href = figure.dataset.plotlyStyle;
    const script = document.createElement("script");
    script.src = figure.dataset.plotly;
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", reject);
    document.head.append(style, script);
  });
  return library;
}

async function draw(figure) {
  const find = (part) => figure.querySelector(`[data-chart-${part}]`);
  const canvas = find("canvas");
  find("button").disabled = true;
  try {
    const plotly = await load(figure);
    const { data, layout } = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    canvas.hidden = false;
    await plotly.newPlot(canvas, data, layout, { displayModeBar: false, responsive: true });
    find("still").hidden = true;
    find("button").hidden = true;
  } catch {
    library = null;
    canvas.hidden = true;
    find("failed").hidden = false;
    find("button").disabled = false;
  }
}

document.querySelectorAll("[data-chart]").forEach((figure) => {
  const button = figure.querySelector("[data-chart-button]");
  button.hidden = false;
  button.addEventListener("click", () => draw(figure));
});
