// Which pages there are to open: every address that the program tells, found by following links.
//
// A page whose address has parameters is one that some other page links to; a page that none links to
// is a dead end, and is told.
'use strict';
const { addresses, roles, client } = require('./site');

const patterns = addresses.filter(({ kind }) => kind !== 'action').map((row) => ({
  ...row,
  matches: new RegExp(`^${row.address.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}));

function patternOf(pathname) {
  return patterns.find(({ matches }) => matches.test(pathname));
}

function linksIn(html) {
  return Array.from(html.matchAll(/<a\b[^>]*?\shref="([^"#]*)/g), ([, href]) =>
    href.replace(/&amp;/g, '&')).filter((href) => href.startsWith('/'));
}

// What makes two addresses of one page worth opening both: the words of its query, not its numbers.
function kindOf(pattern, url, widely) {
  const query = Array.from(url.searchParams, ([name, value]) =>
    (widely && /^[a-z_]+$/.test(value) ? `${name}=${value}` : name));
  return widely ? `${pattern.address}?${query.sort().join('&')}` : pattern.address;
}

// Follows links as `role`; returns {found: [{address, pattern, body}], wrong}.
async function follow(asking, role, widely) {
  const plain = patterns.filter(({ kind, address, roles: who }) =>
    kind === 'page' && who.includes(role) && !address.includes('{')).map(({ address }) => address);
  const waiting = ['/'];
  const seen = new Map([['/', 1]]);
  const found = [];
  const wrong = [];
  while (waiting.length > 0) {
    const address = waiting.shift();
    const response = await asking.get(address, { maxRedirects: 0 });
    const pattern = patternOf(new URL(address, 'http://x').pathname);
    if (response.status() !== 200) {
      wrong.push(`${response.status()} for ${address}`);
      continue;
    }
    const isPage = /^text\/html/.test(response.headers()['content-type']);
    found.push({ address, pattern, isPage });
    if (!isPage) {
      continue;
    }
    for (const link of linksIn(await response.text())) {
      const url = new URL(link, 'http://x');
      const its = patternOf(url.pathname);
      if (!its) {
        wrong.push(`${address} links to ${link}, which is no page`);
        continue;
      }
      if (!its.roles.includes(role)) {
        wrong.push(`${address} links to ${link}, which ${role} may not see`);
        continue;
      }
      const kind = kindOf(its, url, widely);
      const times = seen.get(kind) || 0;
      if (times < (its.address.includes('{') ? (widely ? 3 : 2) : 1)) {
        seen.set(kind, times + 1);
        waiting.push(link);
      }
    }
  }
  const reached = new Set(found.map(({ pattern }) => pattern.address));
  for (const address of plain.filter((one) => !reached.has(one))) {
    wrong.push(`no link leads ${role} to ${address}`);
  }
  return { found, wrong };
}

async function crawl(widely) {
  const byRole = {};
  for (const role of roles) {
    const asking = await client('reading', role);
    byRole[role] = await follow(asking, role, widely);
    await asking.dispose();
  }
  return byRole;
}

// What an address with parameters may look like for who must not see it.
function filled(address) {
  return address.replace(/\{\w+\}/g, '1');
}

async function refusals(role) {
  const asking = await client('reading', role);
  const wrong = [];
  for (const { address } of patterns.filter(({ roles: who }) => !who.includes(role))) {
    const response = await asking.get(filled(address), { maxRedirects: 0 });
    if (response.status() !== 403) {
      wrong.push(`${response.status()} for ${address}`);
    }
  }
  await asking.dispose();
  return wrong;
}

module.exports = { crawl, refusals, patterns };
