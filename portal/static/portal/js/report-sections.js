// Sections are added and taken out as Wagtail's own panels are: [data-report-sections] holds what its InlinePanel needs.
for (const place of document.querySelectorAll("[data-report-sections]")) {
  new window.InlinePanel(JSON.parse(place.dataset.reportSections));
}
