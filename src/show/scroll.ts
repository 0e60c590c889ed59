/** Room kept above and below a place that counts as seen, in CSS pixels. */
const MARGIN = 48;

/** Brings a place into the upper third of the view, at once: nothing glides. Folded `<details>` around it are opened. */
export function scrollToRange(range: Range): void {
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  if (!element) return;
  for (let d = element.closest('details:not([open])'); d; d = d.parentElement?.closest('details:not([open])') ?? null) d.setAttribute('open', '');
  const view = element.ownerDocument.documentElement;
  for (let box = element.parentElement; box && box !== view; box = box.parentElement) {
    if (!scrolls(box)) continue;
    const frame = box.getBoundingClientRect();
    const place = range.getBoundingClientRect();
    if (place.top < frame.top + MARGIN || place.bottom > frame.bottom - MARGIN) box.scrollTop += place.top - frame.top - box.clientHeight / 3;
    if (place.left < frame.left || place.right > frame.right) box.scrollLeft += place.left - frame.left - MARGIN;
  }
  const place = range.getBoundingClientRect();
  const height = view.clientHeight;
  const away = place.top < MARGIN || place.bottom > height - MARGIN ? place.top - height / 3 : 0;
  const aside = place.right < 0 || place.left > view.clientWidth ? place.left - MARGIN : 0;
  if (away !== 0 || aside !== 0) view.ownerDocument.defaultView?.scrollBy({ top: away, left: aside, behavior: 'instant' });
}

function scrolls(box: Element): boolean {
  if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) return false;
  const style = getComputedStyle(box);
  return /auto|scroll|overlay/.test(style.overflowY + style.overflowX) && box !== box.ownerDocument.body;
}
