// What is measured inside a page: is anything cut, does anything lie over something else?
//
// These functions are sent to the browser; each returns a list of complaints.
'use strict';

function name(element) {
  const text = (element.textContent || element.value || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}${
    element.getAttribute('class') ? ` class="${element.getAttribute('class')}"` : ''}> ${text}`;
}

// The page itself never scrolls sideways; a table may, in a region of its own.
function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) {
    return [];
  }
  const scrolls = (element) => {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) {
        return true;
      }
    }
    return false;
  };
  const wide = Array.from(document.body.querySelectorAll('*')).filter((element) =>
    element.getBoundingClientRect().right > width + 1 && !scrolls(element));
  return [`${document.documentElement.scrollWidth} px wide in ${width}`].concat(
    wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
      .slice(0, 5).map((element) => `too wide: ${name(element)}`));
}

// Words and fields as rectangles, cut by the regions that scroll.
function rectangles() {
  const clips = new Map();
  const clipOf = (element) => {
    if (!element || element === document.body) {
      return { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
    }
    if (!clips.has(element)) {
      let clip = clipOf(element.parentElement);
      if (getComputedStyle(element).overflow !== 'visible') {
        const box = element.getBoundingClientRect();
        clip = { left: Math.max(clip.left, box.left), top: Math.max(clip.top, box.top),
          right: Math.min(clip.right, box.right), bottom: Math.min(clip.bottom, box.bottom) };
      }
      clips.set(element, clip);
    }
    return clips.get(element);
  };
  const all = [];
  const add = (element, box) => {
    const clip = clipOf(element);
    const rect = { element, left: Math.max(box.left, clip.left), top: Math.max(box.top, clip.top),
      right: Math.min(box.right, clip.right), bottom: Math.min(box.bottom, clip.bottom) };
    if (rect.right - rect.left > 2 && rect.bottom - rect.top > 2 && rect.right > 0) {
      all.push(rect);
    }
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility({ visibilityProperty: true }) ||
        holder.closest('option, .hidden, script, style')) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    Array.from(range.getClientRects()).forEach((box) => add(holder, box));
  }
  document.querySelectorAll('input:not([type=hidden]), select, textarea').forEach((field) => {
    if (field.checkVisibility({ visibilityProperty: true }) && !field.closest('.hidden')) {
      add(field, field.getBoundingClientRect());
    }
  });
  return all;
}

// What sticks to an edge of the window lies over what scrolls under it, as it should.
function sticks(element) {
  for (let up = element; up; up = up.parentElement) {
    if (getComputedStyle(up).position === 'sticky') {
      return true;
    }
  }
  return false;
}

function overlaps() {
  const all = rectangles().sort((a, b) => a.top - b.top);
  const wrong = new Set();
  for (let at = 0; at < all.length && wrong.size < 6; at += 1) {
    const one = all[at];
    for (let next = at + 1; next < all.length && all[next].top < one.bottom - 4; next += 1) {
      const other = all[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (across > 3 && one.element !== other.element && sticks(one.element) === sticks(other.element)) {
        wrong.add(`${name(one.element)} lies over ${name(other.element)}`);
      }
    }
  }
  return Array.from(wrong);
}

// Text that its own box cuts off.
function cut() {
  return Array.from(document.body.querySelectorAll('*')).filter((element) => {
    const style = getComputedStyle(element);
    return /hidden|clip/.test(style.overflow) && !element.closest('.hidden, svg') &&
      element.checkVisibility() &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).slice(0, 5).map((element) => `cut off: ${name(element)}`);
}

// On paper: no menu, nothing to press, heads of tables on each sheet.
function unprintable() {
  const seen = (element) => element.checkVisibility() && !element.closest('.hidden');
  const wrong = Array.from(document.querySelectorAll('nav, button, .button, input, select, textarea, .skip'))
    .filter((element) => element.type !== 'hidden' && seen(element))
    .map((element) => `printed: ${name(element)}`);
  document.querySelectorAll('thead').forEach((head) => {
    if (seen(head) && getComputedStyle(head).display !== 'table-header-group') {
      wrong.push(`not repeated: ${name(head)}`);
    }
  });
  document.querySelectorAll('.scroll').forEach((region) => {
    if (getComputedStyle(region).overflowX !== 'visible') {
      wrong.push(`scrolls on paper: ${name(region)}`);
    }
  });
  return wrong.slice(0, 10);
}

// All of them as one script for the page.
const source = [name, rectangles, tooWide, sticks, overlaps, cut, unprintable].map(String).join('\n');
exports.measure = (page, ...what) => page.evaluate(
  `(() => { ${source}; return [].concat(${what.map((one) => `${one}()`).join(', ')}); })()`);
