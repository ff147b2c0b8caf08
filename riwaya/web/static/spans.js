// Spans count Unicode code points; a page's strings and its selection count UTF-16 units. In the app the two meet only here.
// A character that turns the direction of text is drawn as an empty `.control` element: it counts as one code point.

const lengthOf = (node) => Array.from(node.textContent).length + (node.querySelectorAll?.(".control").length ?? 0);

export const cut = (text, [start, end]) => Array.from(text).slice(start, end).join("");

// the words of a text as spans
export function wordSpans(text) {
  const spans = [];
  let at = 0;
  let unit = 0;
  for (const { segment, index, isWordLike } of new Intl.Segmenter("ar", { granularity: "word" }).segment(text)) {
    at += Array.from(text.slice(unit, index)).length;
    unit = index;
    if (isWordLike) spans.push([at, at + Array.from(segment).length]);
  }
  return spans;
}

// where in the text of `box` a point of the page's selection lies
function pointOf(box, node, offset) {
  const range = document.createRange();
  range.setStart(box, 0);
  range.setEnd(node, offset);
  return lengthOf(range.cloneContents());
}

// the span that is selected inside `box`, without blanks at its ends; null where nothing is
export function selectedSpan(box, text) {
  const chosen = window.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !box.contains(chosen.anchorNode) || !box.contains(chosen.focusNode)) return null;
  const range = chosen.getRangeAt(0);
  let start = pointOf(box, range.startContainer, range.startOffset);
  let end = pointOf(box, range.endContainer, range.endOffset);
  const points = Array.from(text);
  while (start < end && /\s/u.test(points[start])) start += 1;
  while (end > start && /\s/u.test(points[end - 1])) end -= 1;
  return end > start ? [start, end] : null;
}

// select a span of the text of `box`, as a person would with the mouse
export function selectSpan(box, [start, end]) {
  const range = document.createRange();
  const [from, to] = [placeIn(box, start), placeIn(box, end)];
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  const chosen = window.getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
  return range;
}

function placeIn(box, wanted) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.classList.contains("control")) {
        if (at === wanted) return [node.parentNode, [...node.parentNode.childNodes].indexOf(node)];
        at += 1;
      }
      continue;
    }
    const points = Array.from(node.data);
    if (at + points.length >= wanted) return [node, points.slice(0, wanted - at).join("").length];
    at += points.length;
  }
  return null;
}

// the span under a click, for finding which values stand there
export function spanUnder(box, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (caret && box.contains(caret.offsetNode)) return pointOf(box, caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  return range && box.contains(range.startContainer) ? pointOf(box, range.startContainer, range.startOffset) : null;
}
