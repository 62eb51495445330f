// Does the work of tasks.js with one of the hands of hands.js, on a town of its own.
'use strict';
const { check } = require('./tap');
const { sites, enter, watch } = require('./site');
const { hands } = require('./hands');
const { tasks } = require('./tasks');

// A field by its label or as CSS, the first that is to be seen.
function field(page, what) {
  return (typeof what === 'string' && what.startsWith('#') ? page.locator(what) : page.getByLabel(what))
    .filter({ visible: true });
}

const named = (page, role, name) => page.getByRole(role, { name, exact: typeof name === 'string' });

async function optionOf(target, which) { // a number, or the first of a group
  return typeof which === 'number' ? which : target.evaluate((select, group) =>
    Array.from(select.options).findIndex((option) => option.parentNode.label === group), which);
}

async function expect(page, holds, what) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds().catch(() => false)) {
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`${what}; ${page.url()} shows:\n${(await page.innerText('main')).slice(0, 500)}`);
}

const heading = (page) => page.innerText('h1');

const verbs = {
  open: ({ page }, address) => page.goto(address),
  write: ({ page, hand }, label, text) => hand.write(page, field(page, label).first(), text),
  async choose({ page, hand }, label, which) {
    const target = field(page, label).first();
    await hand.choose(page, target, await optionOf(target, which));
  },
  tick: ({ page, hand }, label, at) => hand.tick(page, field(page, label).nth(at - 1)),
  // Enter in a field: nothing is sent.
  async enter({ page }, label) {
    const asked = [];
    const note = (request) => asked.push(`${request.method()} ${request.url()}`);
    page.on('request', note);
    await field(page, label).first().press('Enter');
    await page.waitForTimeout(200);
    page.off('request', note);
    if (asked.length > 0) {
      throw new Error(`Enter sends ${asked.join(', ')}`);
    }
  },
  press: ({ page, hand }, name, key) => hand.press(page, named(page, 'button', name).first(), key),
  follow: ({ page, hand }, name, key) => hand.press(page, named(page, 'link', name).first(), key),
  unfold: ({ page, hand }, words) => hand.press(page, page.locator('summary').filter({ hasText: words }).first()),
  async row({ page, hand }, at) {
    const before = page.url();
    await hand.row(page, page.locator('main tbody tr th[scope=row] a').nth(at - 1));
    await page.waitForURL((url) => url.href !== before);
  },
  async note({ page, noted }, name) {
    noted.set(name, { heading: await heading(page), url: page.url() });
  },
  return: ({ page, noted }, name) => page.goto(noted.get(name).url),
  is: ({ page, noted }, name) => expect(page, async () => await heading(page) === noted.get(name).heading,
    `this is not ${noted.get(name).heading}`),
  differs: ({ page, noted }, name) => expect(page, async () => await heading(page) !== noted.get(name).heading,
    `this is still ${noted.get(name).heading}`),
  done: ({ page }) => expect(page, async () => await page.locator('main .message.done').count() === 1 &&
    await page.locator('main .message.error[role=alert]').count() === 0, 'nothing says that it is done'),
  sees: ({ page }, words) => expect(page, async () => {
    const text = await page.innerText('main');
    return words instanceof RegExp ? words.test(text) : text.includes(words);
  }, `'${words}' is not to be seen`),
  lacks: ({ page }, what) => expect(page, async () => await page.locator(what).count() === 0, `${what} is there`),
};

// Windows of each role that has been needed.
class Desk {
  constructor(browser, copy) {
    Object.assign(this, { browser, copy, hand: hands[copy].hand, windows: new Map(), noted: new Map(), wrong: [] });
  }

  async as(role) {
    if (!this.windows.has(role)) {
      const context = await enter(this.browser, this.copy, role, hands[this.copy].options);
      const page = await context.newPage();
      this.windows.set(role, { page, wrong: watch(page, sites[this.copy]) });
    }
    Object.assign(this, this.windows.get(role));
  }

  async step([verb, ...rest]) {
    try {
      await (verb === 'as' ? this.as(rest[0]) : verbs[verb](this, ...rest));
    } catch (error) {
      throw new Error(`${verb} ${rest.join(', ')}: ${error.message}`);
    }
  }

  async close() {
    for (const { page } of this.windows.values()) {
      await page.context().close();
    }
  }
}

exports.work = async function work(browser, copy) {
  const desk = new Desk(browser, copy);
  for (const [title, steps] of tasks) {
    await check(`${title} (${copy})`, async () => {
      for (const step of steps) {
        await desk.step(step);
      }
      return desk.wrong.splice(0);
    });
  }
  await desk.close();
};
