// The program lays its form out for wide screens alone. Its own parts bear names that change with each version, so they
// are found by where they stand around the form's first field, and marked; redaksi.css says how they lie on a narrow screen.
(function () {
  "use strict";
  var ROOT = "nc-root", FIRST = '[id^="title-field-"]';
  var marked = null;
  // What stays in sight beneath it begins where it ends.
  var sizes = new ResizeObserver(function (seen) {
    document.documentElement.style.setProperty("--redaksi-periksa", seen[seen.length - 1].target.offsetHeight + "px");
  });

  function above(node) {
    var found = [];
    while (node && node.parentElement && node.id !== ROOT) { node = node.parentElement; found.push(node); }
    return found.filter(function (one) { return one.id !== ROOT && one !== document.body && one !== document.documentElement; });
  }

  function name(part, node) { if (node) node.dataset.redaksi = part; }

  function mark() {
    if (marked && document.contains(marked)) return;
    marked = document.querySelector(FIRST);
    if (!marked) return;
    var parents = above(marked);
    // The whole: the outermost that is placed by itself. Bar and desk stand in it, one after the other.
    var outermost = parents.filter(function (one) { return getComputedStyle(one).position === "absolute"; }).pop();
    var place = parents.indexOf(outermost);
    if (place < 1) return;
    parents.slice(0, place).forEach(name.bind(null, "lajur"));
    name("seluruh", outermost);
    name("bilah", outermost.firstElementChild);
    // What is told stays in sight beside the field that it is told of.
    var told = document.querySelector(".redaksi-periksa");
    parents.slice(0, place).some(function (one) {
      var own = told && Array.prototype.find.call(one.children, function (child) { return child.contains(told); });
      name("periksa", own);
      if (own) sizes.observe(own);
      return own;
    });
    var desk = parents[place - 1], view = desk.firstElementChild;
    if (view && view.querySelector("button") && !view.contains(marked)) name("tampilan", view);
    // Beside the column that holds the form stand the line to pull and the preview.
    parents.slice(0, place).forEach(function (one) {
      var frame = one.parentElement.querySelector("iframe");
      if (!frame || one.contains(frame)) return;
      Array.prototype.forEach.call(one.parentElement.children, function (other) {
        if (other !== one && other.dataset.redaksi !== "tampilan") name("samping", other);
      });
    });
  }

  new MutationObserver(mark).observe(document.documentElement, { childList: true, subtree: true });
})();
