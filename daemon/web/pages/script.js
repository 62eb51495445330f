// Keys for those who work here all day; every decision can be made without this file.
"use strict";
(function () {
  function rows() {
    return Array.prototype.slice.call(document.querySelectorAll("tr[data-href], tr:has(th[scope=row] a)"));
  }
  function typing(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }
  function move(step) {
    var all = rows();
    var now = all.findIndex(function (row) { return row.classList.contains("here"); });
    var next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    if (!next) { return; }
    if (now >= 0) { all[now].classList.remove("here"); }
    next.classList.add("here");
    var link = next.querySelector("a");
    if (link) { link.focus(); }
    next.scrollIntoView({ block: "nearest" });
  }
  // data-key="a" on a link or button: pressed by that key.
  function press(key) {
    var found = document.querySelector("[data-key='" + key + "']");
    if (found) { found.click(); }
    return found !== null;
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "/") {
      var search = document.querySelector("input[type=search]");
      if (!search) { return; }
      search.focus();
    } else if (event.key === "?") {
      var help = document.getElementById("tangenter");
      if (!help) { return; }
      help.open = !help.open;
      help.scrollIntoView({ block: "nearest" });
      help.querySelector("summary").focus();
    } else if (event.key === "b") {
      var reason = document.getElementById("skal-faktura");
      if (!reason) { return; }
      reason.focus();
      reason.scrollIntoView({ block: "center" });
    } else if (!/^[a-z]$/.test(event.key) || !press(event.key)) {
      return;
    }
    event.preventDefault();
  });
  // A checkbox with data-all="document" ticks all of that name.
  document.addEventListener("change", function (event) {
    var name = event.target.getAttribute && event.target.getAttribute("data-all");
    if (!name) { return; }
    document.querySelectorAll("input[type=checkbox][name='" + name + "']").forEach(function (box) {
      box.checked = event.target.checked;
    });
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
  // A form is sent once.
  document.addEventListener("submit", function (event) {
    if (event.target.method !== "post") { return; }
    if (event.target.hasAttribute("data-sent")) { event.preventDefault(); return; }
    event.target.setAttribute("data-sent", "");
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
  });
}());
