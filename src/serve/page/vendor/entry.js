export { plot, areaY, lineY, lineX, link, dot, barX, barY, ruleX, ruleY, tickX, text, axisX, axisY, gridX, gridY } from "@observablehq/plot";
