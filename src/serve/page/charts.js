// Pictures of the page. They are drawn by Observable Plot and not by the program's own charts, because those have one
// size and one paper; these follow the width of the screen, its scheme and its size of type. Colours, marks and words are
// the same. Each reads alone (a name and a sentence), and has the same in numbers below it.

export { fan, courses, money } from "./charts/years.js";
export { bars, pairs, skills, walk, waterfall } from "./charts/bars.js";
export { ranges, tornado } from "./charts/ranges.js";
export { steps } from "./charts/steps.js";
export { density } from "./charts/density.js";
// For pictures that a view makes of its own.
export { framed, inNumbers, key, table } from "./charts/picture.js";
