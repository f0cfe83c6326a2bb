// The views of a plan. Each module has `show(place, session, signal)`, which fills the place below the plan's name.

export const VIEWS = [
  { id: "", title: "Change and see", load: () => import("./workbench.js") },
  { id: "assumptions", title: "Assumptions", load: () => import("./assumptions.js") },
  { id: "mixes", title: "Which mix is best?", load: () => import("./mixes.js") },
  { id: "compare", title: "Compare", load: () => import("./compare.js") },
  { id: "explain", title: "Explain", load: () => import("./explain.js") },
  { id: "monitoring", title: "Monitoring", load: () => import("./monitoring.js") },
  { id: "report", title: "Report", load: () => import("./report.js") },
];
