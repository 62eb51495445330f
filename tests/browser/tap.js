// Tests that are said as TAP: check(NAME, function that returns or throws what is wrong).
'use strict';
let count = 0;
let failed = 0;

// `run` returns a list of complaints (none, or an empty one: well), or throws.
exports.check = async function check(name, run) {
  let wrong;
  try {
    wrong = (await run()) || [];
  } catch (error) {
    wrong = [error.stack || String(error)];
  }
  count += 1;
  if (wrong.length === 0) {
    console.log(`ok ${count} - ${name}`);
    return;
  }
  failed += 1;
  console.log(`not ok ${count} - ${name}`);
  for (const line of wrong.slice(0, 20).join('\n').split('\n').slice(0, 60)) {
    console.log(`#   ${line}`);
  }
};

exports.skip = function skip(name, why) {
  count += 1;
  console.log(`ok ${count} - ${name} # SKIP ${why}`);
};

exports.end = function end() {
  console.log(`1..${count}`);
  return failed === 0;
};

// Runs all of `work`, `width` at a time.
exports.abreast = async function abreast(width, work) {
  const waiting = work.slice();
  const one = async () => {
    while (waiting.length > 0) {
      await waiting.shift()();
    }
  };
  await Promise.all(Array.from({ length: width }, one));
};
