// From the chances that the server tells to the points of a picture.

// A single value as a thin peak, where it is drawn beside a range.
const peak = (value, height) => [{ x: value, y: 0 }, { x: value, y: height }, { x: value, y: 0 }];

// Equally wide parts as a curve through their middles, which ends where the number ends.
const curve = ({ low, high, parts }) => {
  const width = (high - low) / parts.length;
  const points = parts.map((chance, place) => ({ x: low + width * (place + 0.5), y: chance / width }));
  // At an end, as high as the two parts beside it lead to.
  const end = (last, before) => Math.max(0, 1.5 * last.y - 0.5 * before.y);
  const [first, second] = points;
  const [before, last] = points.slice(-2);
  return [{ x: low, y: 0 }, { x: low, y: end(first, second) }, ...points, { x: high, y: end(last, before) }, { x: high, y: 0 }];
};

const highest = (points) => Math.max(...points.map((one) => one.y));

// The points of a number and of another that it is drawn over, and whether their values are apart from one another.
export const shapes = (now, over) => {
  const apart = !now.parts.length && (!over || !over.parts.length);
  const single = ({ single: values }) => values.map(({ value, chance }) => ({ x: value, y: chance }));
  if (apart) return [single(now), over && single(over), true];
  const curves = [now, over].filter((one) => one?.parts.length).map(curve);
  const top = Math.max(...curves.map(highest));
  const points = (one) => (one.parts.length ? curve(one) : one.single.flatMap(({ value, chance }) => peak(value, 1.1 * top * chance)));
  return [points(now), over && points(over), false];
};
