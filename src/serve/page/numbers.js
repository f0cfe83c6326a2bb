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

// On an axis that spans so much: with the digits that tell its marks apart.
export const fine = (span) => {
  const digits = Math.min(8, Math.max(0, Math.ceil(-Math.log10(Math.abs(span) / 6 || 1))));
  const format = new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits });
  return (value) => format.format(value).replace("-", "−");
};

// On axes of figures.
export const tick = (value) => plain(value, Math.abs(value) < 10 ? 2 : 0);
