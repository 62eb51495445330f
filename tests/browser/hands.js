// Three ways to do the same work: with the mouse, with the keys alone, and where scripts do not run.
'use strict';

// By Tab alone, as somebody without a mouse.
async function reach(page, target) {
  for (let tabs = 0; tabs < 400; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const seen = await target.evaluate((element) => getComputedStyle(element).outlineStyle !== 'none');
      if (!seen) {
        throw new Error(`where the keys are is not seen: ${target}`);
      }
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${target}`);
}

const mouse = {
  press: (page, target) => target.click(),
  write: (page, target, text) => target.fill(text),
  tick: (page, target) => target.check(),
  choose: (page, target, at) => target.selectOption({ index: at }),
  row: (page, target) => target.click(),
};

const keys = {
  async press(page, target, key) {
    if (key) {
      await target.waitFor();
      const leads = await target.evaluate((element) => element.tagName === 'A');
      await page.keyboard.press(key);
      if (leads) {
        return;
      }
    }
    await reach(page, target);
    await page.keyboard.press('Enter');
  },
  async write(page, target, text) {
    await reach(page, target);
    if (await target.getAttribute('type') === 'date') { // month, day and year, each a field of its own
      await page.keyboard.type(text.replace(/(\d+)-(\d+)-(\d+)/, '$2$3$1'));
      return;
    }
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  },
  async tick(page, target) {
    await reach(page, target);
    await page.keyboard.press('Space');
  },
  async choose(page, target, at) {
    await reach(page, target);
    for (let step = 0; step < at; step += 1) {
      await page.keyboard.press('ArrowDown');
    }
  },
  async row(page, target) { // j goes down the list
    for (let rows = 0; rows < 60; rows += 1) {
      await page.keyboard.press('j');
      if (await target.evaluate((element) => element === document.activeElement)) {
        await page.keyboard.press('Enter');
        return;
      }
    }
    throw new Error('the key j does not reach the row');
  },
};

exports.hands = {
  mouse: { hand: mouse, options: {} },
  keys: { hand: keys, options: {} },
  scriptless: { hand: mouse, options: { javaScriptEnabled: false } },
};
