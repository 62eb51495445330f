// Every page, looked at: opens without errors, accessible in light and dark, fits, prints.
'use strict';
const fs = require('fs');
const { check } = require('./tap');
const { sites, enter, watch } = require('./site');
const { measure } = require('./layout');

const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

async function accessible(page, runOnly = wcag) {
  await page.evaluate(`window.axe || (() => { ${axeSource} })()`);
  const { violations } = await page.evaluate((only) => window.axe.run(document, {
    runOnly: { type: only[0].startsWith('wcag') ? 'tag' : 'rule', values: only },
    resultTypes: ['violations'], iframes: false,
  }), runOnly);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 3).map((node) =>
    `  ${node.html.slice(0, 200)}\n  ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`).join('\n')}`);
}

// Everything that is folded away counts, too.
const unfold = (page) => page.evaluate(() =>
  document.querySelectorAll('details').forEach((details) => { details.open = true; }));

async function fits(page, width, height) {
  await page.setViewportSize({ width, height });
  return (await measure(page, 'tooWide', 'overlaps', 'cut')).map((line) => `at ${width} px: ${line}`);
}

// Only the letters twice as large, as some browsers enlarge.
async function fitsLargeLetters(page) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const wrong = await measure(page, 'tooWide', 'overlaps', 'cut');
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  return wrong.map((line) => `with letters of 200 %: ${line}`);
}

async function prints(page) {
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() => getComputedStyle(document.querySelector('main')).page === 'wide');
  await page.setViewportSize({ width: wide ? 1047 : 718, height: 1000 }); // A4 within margins of a centimetre
  const wrong = await measure(page, 'tooWide', 'overlaps', 'cut', 'unprintable');
  await page.emulateMedia({ media: 'screen' });
  return wrong;
}

// The page `address`; `status` is what must be answered, `dark` the rules or tags asked in dark, too.
async function inspect(page, wrong, title, { address, status = 200, dark, wide = false }) {
  page.expected = status !== 200;
  await check(`${title} opens without an error`, async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const response = await page.goto(address);
    if (response.status() !== status) {
      wrong.push(`status ${response.status()}`);
    }
    if (await page.evaluate(() => window.ran)) {
      wrong.push('a script of the data ran');
    }
    return wrong.splice(0);
  });
  await unfold(page);
  await check(`${title} is accessible`, async () => {
    const found = await accessible(page);
    if (dark) {
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await accessible(page, dark)).map((line) => `dark: ${line}`));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    return found;
  });
  await check(`${title} fits in 320 px and at 200 %`, async () =>
    [].concat(await fits(page, 320, 640), await fits(page, 640, 450), await fits(page, 1280, 900),
      wide ? await fits(page, 1920, 1080) : [], await fitsLargeLetters(page)));
  await check(`${title} prints`, () => prints(page));
}

// Some pages as `role` sees them, nobody signed in if null, one after the other: a window that has been
// used is much quicker than a new one.
async function inspectAll(browser, role, pages) {
  const context = await enter(browser, 'reading', role);
  const page = await context.newPage();
  const wrong = watch(page, sites.reading);
  for (const one of pages) {
    await inspect(page, wrong, `${one.address.slice(0, 60)} (${role || 'nobody'})`, one);
  }
  await context.close();
}

module.exports = { inspectAll, unfold, wcag };
