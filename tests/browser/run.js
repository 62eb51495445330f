// The order of the day: which pages there are, what is looked at, which work is done.
'use strict';
const { roles, launch } = require('./site');
const { crawl, refusals, patterns } = require('./crawl');
const { check, skip, end, abreast } = require('./tap');
const { inspectAll, wcag } = require('./pages');
const { take } = require('./pictures');
const { work } = require('./work');
const { hands } = require('./hands');
const { script } = require('./script');

const long = process.env.AVSTAMD_LONG === 'yes';

// Each page once, as the first role that sees it, or in every role.
function chosen(byRole, inEvery) {
  const taken = new Set();
  return roles.flatMap((role) => byRole[role].found.filter(({ isPage }) => isPage).map(
    ({ address, pattern }) => ({ role, address, pattern }))).filter(({ role, pattern }) => {
    const page = `${inEvery ? role : ''} ${pattern.address}`;
    const isNew = !taken.has(page);
    taken.add(page);
    return isNew;
  });
}

// The colours are the same few everywhere: in the short run every third page is seen in dark.
function darkRules(at) {
  if (long) {
    return wcag;
  }
  return at % 3 === 2 ? ['color-contrast'] : null;
}

// The pages of each role in parts that two windows can share.
function lanes(pages) {
  const all = [];
  pages.forEach((page, at) => {
    let lane = all.find(({ role, pages: some }) => role === page.role && some.length < 8);
    if (!lane) {
      lane = { role: page.role, pages: [] };
      all.push(lane);
    }
    lane.pages.push({ ...page, dark: darkRules(at), wide: long || page.wide });
  });
  return all;
}

const others = [ // what no link leads to
  { role: null, address: '/logga-in', status: 200 },
  { role: 'finance', address: '/finns-inte', status: 404 },
];

// An invoice with its original beside it: where there is room, a page of two halves.
function besides({ finance }) {
  const { address } = finance.found.find(({ pattern }) => pattern.address === '/faktura/{id}');
  return [{ role: 'finance', address: `${address}${address.includes('?') ? '&' : '?'}original=bredvid`, wide: true }];
}

async function reachable(byRole) {
  for (const role of roles) {
    await check(`every link that ${role} sees leads to a page`, () => byRole[role].wrong);
  }
  const unseen = patterns.filter(({ kind, address }) => kind === 'page' &&
    !roles.some((role) => byRole[role].found.some(({ pattern }) => pattern.address === address)));
  const needsData = ({ address }) => address.includes('{');
  await check('links lead to every page', () => unseen.filter((one) => !needsData(one))
    .map(({ address }) => `nobody is led to ${address}`));
  unseen.filter(needsData).forEach(({ address }) => skip(`${address} is linked to`, 'nothing in this town leads there'));
}

async function refused() {
  for (const role of roles) {
    await check(`pages of others are refused to ${role}`, () => refusals(role));
  }
}

async function main() {
  const browser = await launch();
  const pictures = process.env.BROWSER_PICTURES;
  await abreast(3, (pictures ? ['mouse'] : Object.keys(hands)).map((hand) => () => work(browser, hand)));
  if (!pictures) {
    await script(browser);
  }
  const byRole = await crawl(long || Boolean(pictures));
  if (pictures) {
    const all = chosen(byRole, false);
    for (const role of roles) {
      const pages = all.filter((page) => page.role === role);
      await check(`pictures for ${role}`, () => take(browser, role, pages, pictures));
    }
  } else {
    await reachable(byRole);
    await refused();
    await abreast(2, lanes(others.concat(besides(byRole), chosen(byRole, long))).map(({ role, pages }) => () =>
      inspectAll(browser, role, pages)));
  }
  await browser.close();
  process.exitCode = end() ? 0 : 1;
}

main().catch((error) => {
  console.log(`Bail out! ${error.stack}`);
  process.exit(1);
});
