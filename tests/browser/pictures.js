// Pictures of pages: DIR/role/address.png, and dark, narrow and printed beside it.
'use strict';
const fs = require('fs');
const path = require('path');
const { enter } = require('./site');
const { unfold } = require('./pages');

function fileName(address) {
  return address.replace(/^\//, '').replace(/[^\wåäö.=-]+/gi, '_') || 'start';
}

async function takeOne(context, address, folder) {
  const page = await context.newPage();
  const base = path.join(folder, fileName(address));
  await page.goto(address);
  await page.screenshot({ path: `${base}.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${base}-dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: `${base}-narrow.png`, fullPage: true });
  await unfold(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: `${base}-open.png`, fullPage: true });
  await page.pdf({ path: `${base}.pdf`, format: 'A4' });
  await page.close();
}

exports.take = async function take(browser, role, found, folder) {
  const context = await enter(browser, 'reading', role);
  fs.mkdirSync(path.join(folder, role), { recursive: true });
  for (const { address } of found) {
    await takeOne(context, address, path.join(folder, role));
  }
  await context.close();
};
