// The town's pages as somebody of a role sees them.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium, request } = require('playwright-core');

const work = process.env.BROWSER_WORK;
const rows = (name) => fs.readFileSync(path.join(work, name), 'utf8').trim().split('\n')
  .map((line) => line.split('\t'));

const sites = Object.fromEntries(rows('sites.tsv')); // reading → http://127.0.0.1:1234/
sites.reading = sites.mouse; // its pages are looked at when there are decisions, questions and disputes
const people = Object.fromEntries(rows('people.tsv').map(([role, login, password]) =>
  [role, { role, login, password }]));
const addresses = rows('addresses.tsv').map(([kind, address, who]) =>
  ({ kind, address, roles: who.split(',') }));
const roles = Object.keys(people);

function launch() {
  const options = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];
  return chromium.launch({
    executablePath: process.env.BROWSER_CHROMIUM,
    chromiumSandbox: process.getuid() !== 0, // which refuses root
    args: options,
  });
}

// Everything that a page may not do: errors in the console (a refusal by the content security policy is
// one), dialogs, requests to anywhere else or that fail, scripts of the data that run.
function watch(page, site) {
  const wrong = [];
  page.on('console', (message) => {
    const asksForAnIcon = /\/favicon\.ico$/.test(message.location().url); // of the browser's own accord
    if (message.type() === 'error' && !page.expected && !asksForAnIcon) {
      wrong.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) {
      wrong.push(`asks ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    if (!/ERR_ABORTED/.test(request.failure().errorText)) {
      wrong.push(`${request.url()}: ${request.failure().errorText}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !page.expected) {
      wrong.push(`${response.status()} for ${response.url()}`);
    }
  });
  return wrong;
}

const sessions = new Map(); // of each person at each copy of the town, so that each signs in once

async function signIn(copy, { login, password }) {
  const client = await request.newContext({ baseURL: sites[copy] });
  const answer = await client.post('/logga-in', {
    form: { anvandare: login, losenord: password },
    headers: { origin: sites[copy].slice(0, -1) },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) {
    throw new Error(`${login} cannot sign in: ${answer.status()}`);
  }
  const state = await client.storageState();
  await client.dispose();
  return state;
}

function session(copy, role) {
  const key = `${copy} ${role}`;
  if (!sessions.has(key)) {
    sessions.set(key, signIn(copy, people[role]));
  }
  return sessions.get(key);
}

// Asks for pages without a window, as `role`.
async function client(copy, role) {
  return request.newContext({ baseURL: sites[copy], storageState: await session(copy, role) });
}

// Windows of `role` at a copy of the town, signed in if it is somebody.
async function enter(browser, copy, role, options = {}) {
  const context = await browser.newContext({
    baseURL: sites[copy], locale: 'sv-SE', timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    storageState: role ? await session(copy, role) : undefined,
    ...options,
  });
  context.setDefaultTimeout(20000);
  return context;
}

module.exports = { sites, people, addresses, roles, launch, watch, client, enter };
