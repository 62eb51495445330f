// What the pages' script.js adds: its keys, and who can turn them off.
'use strict';
const { check } = require('./tap');
const { sites, enter, watch } = require('./site');

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('data-key'));
const held = (page, key) => page.evaluate((pressed) => document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key: pressed, repeat: true, bubbles: true })), key);

const tests = [
  ['the key that approves only leads to the button', '/fakturor?tillstand=ren', async (page, wrong) => {
    await page.locator('tbody th a').first().click();
    await page.locator('[data-key=a]').waitFor();
    const posted = [];
    page.on('request', (request) => posted.push(request.url()));
    await held(page, 'a');
    if (await focused(page) !== null) {
      wrong.push('a held key leads to it, too');
    }
    await page.keyboard.press('a');
    if (await focused(page) !== 'a') {
      wrong.push('the button is not found');
    }
    await page.waitForTimeout(200);
    wrong.push(...posted.map((url) => `it asked for ${url}`));
  }],
  ['rows are ticked by a key and counted', '/fakturor?tillstand=ren', async (page, wrong) => {
    const told = () => page.locator('[data-ticked]').innerText();
    for (const [keys, wanted] of [['', '0 ikryssade'], ['jx', '1 ikryssad'], ['jx', '2 ikryssade'], ['kx', '1 ikryssad']]) {
      for (const key of keys) {
        await page.keyboard.press(key);
      }
      if (await told() !== wanted) {
        wrong.push(`after '${keys}': ${await told()}, not ${wanted}`);
      }
    }
    await page.locator('tbody input[type=checkbox]').first().focus();
    await page.keyboard.press('j');
    if (await page.evaluate(() => document.activeElement.tagName) !== 'A') {
      wrong.push('j does nothing on a checkbox');
    }
  }],
  ['the original is read beside the review, which stays where it is', '/fakturor', async (page, wrong) => {
    const place = () => page.evaluate(() => window.scrollY);
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.locator('tbody tr', { hasText: 'Fel pris' }).locator('th a').first().click();
    await page.locator('[data-key=o]').waitFor();
    await page.keyboard.press('o');
    const line = page.locator('.finding a', { hasText: 'i originalet' }).first();
    await line.scrollIntoViewIfNeeded();
    const before = await place();
    await line.click();
    await page.locator('.original tr:target').waitFor();
    if (await place() !== before) {
      wrong.push(`it was moved from ${before} to ${await place()}`);
    }
    await page.keyboard.press('n');
    await page.locator('.original tr:target').waitFor({ state: 'detached' });
    if (await page.locator('.original .paper').count() !== 1) {
      wrong.push('the next one has no original beside it');
    }
    await page.keyboard.press('f');
    await page.locator('[data-key=o]').waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
  }],
  ['single keys can be turned off', '/fakturor?tillstand=alla', async (page, wrong) => {
    const moves = async () => {
      await page.reload();
      await page.keyboard.press('j');
      return await page.locator('.here').count() > 0;
    };
    const box = page.getByLabel('Använd kortkommandon med en bokstav');
    await page.locator('#tangenter summary').click();
    await box.uncheck();
    if (await moves()) {
      wrong.push('j still moves');
    }
    await page.locator('#tangenter summary').click();
    await box.check();
    if (!await moves()) {
      wrong.push('j does not move when they are turned on again');
    }
  }],
  ['what was done is read out', '/fakturor?sok=a&tillstand=alla', async (page, wrong) => {
    await page.addInitScript(() => { // what the region says when it comes to the page
      new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach((node) => {
        if (node instanceof Element && node.hasAttribute('aria-live')) {
          window.saidFirst = node.textContent;
        }
      })).observe(document, { childList: true, subtree: true });
    });
    await page.locator('summary', { hasText: 'Spara filtret' }).click();
    await page.getByLabel('Filtrets namn').fill('Alla med a');
    await page.getByLabel('Filtrets namn').press('Enter');
    await page.locator('main > .message.done').waitFor();
    const aloud = page.locator('body > [aria-live]');
    if (await page.evaluate(() => window.saidFirst) !== '') {
      wrong.push('it was there before the page was');
    }
    await aloud.filter({ hasText: /./ }).waitFor({ state: 'attached' });
    if (await aloud.textContent() !== 'Filtret är sparat.') {
      wrong.push(`it says ${await aloud.textContent()}`);
    }
  }],
  ['a region is a stop for the keys where it scrolls', '/fakturor?tillstand=alla', async (page, wrong) => {
    const stops = () => page.locator('.scroll[tabindex]').count();
    if (await stops() !== 0) {
      wrong.push('it is one where all is to be seen');
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await page.locator('.scroll[tabindex]').waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
  }],
  ['who does nothing is warned, and may go on', '/fakturor', async (page, wrong) => { // the last: it moves the clock
    const warning = page.locator('main > .message[role=alert]');
    await page.clock.install();
    await page.reload();
    await page.clock.fastForward('27:30');
    if (await warning.count() !== 0) {
      wrong.push('she is warned too early');
    }
    await page.clock.fastForward('01:00');
    await warning.waitFor();
    await warning.getByRole('button').click();
    await warning.waitFor({ state: 'detached' });
    await page.clock.fastForward('28:30');
    await warning.waitFor();
    await page.context().clearCookies();
    await warning.getByRole('button').click();
    await page.locator('main > .message[role=alert]:not(:has(button))').waitFor();
  }],
];

exports.script = async function script(browser) {
  const context = await enter(browser, 'keys', 'finance');
  const page = await context.newPage();
  const wrong = watch(page, sites.keys);
  for (const [title, address, test] of tests) {
    await check(title, async () => {
      await page.goto(address);
      await test(page, wrong);
      return wrong.splice(0);
    });
  }
  await context.close();
};
