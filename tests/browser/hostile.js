// An invoice whose every free text is a script: hostile.js TOWN adds it to the town's invoices, and its
// provider to the town.  What it carries must be read as text everywhere (run.js: pages.js, tasks.js).
'use strict';
const fs = require('fs');
const path = require('path');

const hostile = '"\'><script>window.ran=1</script><img src=x onerror="window.ran=1">';
const escaped = hostile.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const provider = '5599909990'; // invented, as the others of the town

// Numbers, dates, codes and what names the syntax stay, so that the rest is read at all.
const kept = /^(-?[\d.]+|\d{4}-\d\d-\d\d|[A-Z]{1,3}|SE\d+|SE:BANKGIRO|true|false|urn:.*|\d{6}-\d{4})$/;

function write(town) {
  const full = fs.readFileSync(path.join(__dirname, '../data/ubl/full.xml'), 'utf8');
  let at = 0;
  const text = full
    .replace(/5560000001|556000-0001/g, provider)
    .replace(/2026-11-03/, '2026-10-03')
    .replace(/(<cbc:\w+[^>]*>)([^<]*)(<\/cbc:)/g, (whole, open, value, close) =>
      kept.test(value) ? whole : `${open}${escaped} ${++at}${close}`);
  fs.writeFileSync(path.join(town, 'invoices', '99999-hostile.xml'), text);
  fs.appendFileSync(path.join(town, 'providers.csv'),
    `${provider},"${hostile.replace(/"/g, '""')}",,,,0007:${provider}\n`);
}

module.exports = { hostile };
if (require.main === module) {
  write(process.argv[2]);
}
