// What is wrong with the pictures on a page that axe-core cannot see: words that leave their picture or lie on other words,
// and pictures without a name, a sentence or an element that the server's policy forbids. It runs in the page.

export const crossed = () => {
  const found = [];
  for (const picture of document.querySelectorAll("svg.picture")) {
    const frame = picture.getBoundingClientRect();
    if (!frame.width) continue;
    const title = picture.getAttribute("aria-label") ?? "";
    const beside = picture.closest(".apart, figure")?.querySelector(".sentence")?.textContent.trim();
    const told = title.includes(": ") || beside;
    if (picture.getAttribute("role") !== "img" || !title || !told || /undefined|NaN|null/.test(`${title} ${beside ?? ""}`)) found.push(`a picture does not read alone: ${title}`);
    if (picture.querySelector("style, [style]")) found.push(`a picture brings a style of its own: ${title}`);
    const words = [...picture.querySelectorAll("text")].map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() })).filter(({ box }) => box.width);
    words.forEach(({ text, box }, place) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) found.push(`“${text}” leaves its picture: ${title}`);
      for (const { text: other, box: on } of words.slice(place + 1)) {
        if (box.left < on.right - 1 && on.left < box.right - 1 && box.top < on.bottom - 2 && on.top < box.bottom - 2) found.push(`“${text}” lies on “${other}”: ${title}`);
      }
    });
  }
  return found;
};
