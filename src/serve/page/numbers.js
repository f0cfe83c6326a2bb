// Numbers as people write them. Simulated figures come from the server as text; here are only axes, tables and levers.

const formats = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits }));

export const plain = (value, digits = 3) => formats[digits].format(value).replace("-", "−");

// Two significant digits, as everywhere.
export const rounded = (value) => {
  if (value === null || value === undefined) return "not known";
  if (value === 0) return "0";
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return plain(Math.round(value / unit) * unit, Math.abs(value) < 10 ? 2 : 0);
};

export const percent = (share) => `${plain(100 * share, 1)}%`;

// Round steps for an axis that holds some values.
export const steps = (low, high, most = 5) => {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = [];
  for (let place = first; place <= last; place += 1) ticks.push(place * step);
  if (ticks.length < 2) ticks.push(ticks[0] + step);
  return ticks;
};

export const tick = (value) => plain(value, Math.abs(value) < 10 ? 2 : 0);
