export { plot, areaY, lineY, link, dot, barX, barY, ruleX, ruleY, scale, text, tickX, vector, axisX, axisY, gridX, gridY } from "@observablehq/plot";
