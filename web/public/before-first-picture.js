// Before the first picture: sets the theme, so that a dark page never flashes white. A file, because the content policy allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("mantine-color-scheme-value");
  } catch (error) {
    chosen = null; // Storage is closed in some private windows: follow the system.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  // The largest view: its file comes beside the first file of the page instead of after it.
  var graphFile = document.querySelector('meta[name="graph-file"]');
  if (location.pathname === "/graph" && graphFile !== null) {
    var link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = graphFile.content;
    document.head.appendChild(link);
  }
})();
