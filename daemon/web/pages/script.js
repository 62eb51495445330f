// Keys for those who work here all day; every decision can be made without this file.
"use strict";
(function () {
  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }
  function seen(element) { // and not folded away
    return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
  }
  function rows() {
    return all("tr:has(th[scope=row] a), article.client, article.finding").filter(seen);
  }
  // The row where the keys are, else the one that j or k came to.
  function current() {
    var focused = document.activeElement.closest("tr:has(th[scope=row] a), article.client, article.finding");
    return focused || document.querySelector(".here");
  }
  function typing(target) {
    return target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      !/^(checkbox|radio|button|submit|reset)$/.test(target.type));
  }
  function move(step) {
    var some = rows();
    var now = some.indexOf(current());
    var next = some[Math.max(0, Math.min(some.length - 1, now + step))];
    if (!next) { return; }
    all(".here").forEach(function (row) { row.classList.remove("here"); });
    next.classList.add("here");
    (next.querySelector(":is(h2, h3, th) a") || next.querySelector("a") || next).focus();
    next.scrollIntoView({ block: "nearest" });
  }
  function tick() {
    var row = current();
    var box = row && row.querySelector("input[type=checkbox][name]");
    if (box) { box.click(); }
    return Boolean(box);
  }
  function go(element, block) {
    element.focus();
    element.scrollIntoView({ block: block });
  }
  // data-key="a": a link is followed by that key, a button only found: what decides is pressed on purpose.
  function press(key) {
    var found = document.querySelector("[data-key='" + key + "']");
    if (!found) { return false; }
    if (found.tagName === "BUTTON") { go(found, "center"); } else { found.click(); }
    return true;
  }
  var help = document.getElementById("tangenter");
  var search = document.querySelector("input[type=search]");
  var reason = document.getElementById("skal-faktura");
  function act(key) {
    if (key === "j" || key === "k") {
      move(key === "j" ? 1 : -1);
    } else if (key === "x") {
      return tick();
    } else if (key === "/") {
      if (search) { search.focus(); }
      return Boolean(search);
    } else if (key === "?") {
      if (help) {
        help.open = !help.open;
        go(help.querySelector("summary"), "nearest");
      }
      return Boolean(help);
    } else if (key === "b") {
      if (reason) { go(reason, "center"); }
      return Boolean(reason);
    } else {
      return /^[a-z]$/.test(key) && press(key);
    }
    return true;
  }
  // Single keys can be turned off, for those who speak to the computer or press keys by chance.
  var off = false;
  function recall() { // a browser may refuse to remember
    try { return window.localStorage.getItem("avstamd-tangenter") === "av"; } catch (ignored) { return false; }
  }
  function remember() {
    try { window.localStorage.setItem("avstamd-tangenter", off ? "av" : "på"); } catch (ignored) { return; }
  }
  if (help) {
    var label = document.createElement("label");
    var box = document.createElement("input");
    off = recall();
    label.className = "choice";
    box.type = "checkbox";
    box.id = "tangenter-pa";
    box.checked = !off;
    box.addEventListener("change", function () {
      off = !box.checked;
      remember();
    });
    label.append(box, " Använd kortkommandon med en bokstav");
    help.append(label);
  }
  document.addEventListener("keydown", function (event) {
    if (off || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (event.repeat && event.key !== "j" && event.key !== "k") { return; }
    if (act(event.key)) { event.preventDefault(); }
  });
  // data-ticked="faktura": how many of that name are ticked.
  function count() {
    all("[data-ticked]").forEach(function (place) {
      var many = all("input[type=checkbox][name='" + place.getAttribute("data-ticked") + "']:checked").length;
      place.textContent = many + (many === 1 ? " ikryssad" : " ikryssade");
    });
  }
  // A checkbox with data-all="faktura" ticks all of that name.
  document.addEventListener("change", function (event) {
    var name = event.target.getAttribute("data-all");
    if (name) {
      all("input[type=checkbox][name='" + name + "']").forEach(function (box) { box.checked = event.target.checked; });
    }
    if (event.target.type === "checkbox") { count(); }
  });
  // Two minutes before the session ends she is told, and may go on: what stands in a form would be lost.
  // Any page of ours will do; that of the password asks the least.
  var main = document.querySelector("main[data-idle]");
  function awaitEnd() {
    setTimeout(warn, (main.getAttribute("data-idle") - 2) * 60000);
  }
  function warn() {
    var before = document.activeElement, form = before && before.closest("main form");
    var box = document.createElement("div"), text = document.createElement("p"), button = document.createElement("button");
    text.textContent = "Du loggas snart ut. Det du har skrivit sparas inte.";
    button.textContent = "Fortsätt vara inloggad";
    button.type = "button";
    box.className = "message error";
    box.setAttribute("role", "alert");
    box.append(text, button);
    button.addEventListener("click", function () {
      fetch("/losenord", { cache: "no-store" }).then(function (answer) {
        if (!answer.ok || answer.redirected) {
          text.textContent = "Du är redan utloggad. Kopiera det du har skrivit innan du loggar in igen.";
          button.remove();
          return;
        }
        box.remove();
        if (before && before.isConnected) { before.focus(); }
        awaitEnd();
      }, function () { text.textContent = "Det gick inte. Försök igen."; });
    });
    if (form) { form.before(box); } else { main.prepend(box); }
    box.scrollIntoView({ block: "nearest" });
  }
  if (main) { awaitEnd(); }
  // What was done is read out: a reader of screens says what comes to a region that was there before.
  var message = document.querySelector("main > .message[role]");
  if (message && !document.querySelector("[autofocus]")) {
    var aloud = document.createElement("p");
    aloud.className = "hidden";
    aloud.setAttribute("aria-live", message.getAttribute("role") === "alert" ? "assertive" : "polite");
    document.body.append(aloud);
    window.setTimeout(function () { aloud.textContent = message.textContent.trim(); }, 500);
  }
  // A region that needs no scrolling is no stop for the keys.
  function regions() {
    all(".scroll").forEach(function (region) {
      if (region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight + 1) {
        region.setAttribute("tabindex", "0");
      } else {
        region.removeAttribute("tabindex");
      }
    });
  }
  regions();
  window.addEventListener("resize", regions);
  document.addEventListener("toggle", regions, true);
  // A form is sent once.
  document.addEventListener("submit", function (event) {
    if (event.target.method !== "post") { return; }
    if (event.target.hasAttribute("data-sent")) { event.preventDefault(); return; }
    event.target.setAttribute("data-sent", "");
  });
  window.addEventListener("pageshow", function () {
    all("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
    count();
  });
}());
