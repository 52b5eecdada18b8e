/* The page for lost readers: writes the words of the address that led nowhere into the search field. */
(() => {
  "use strict";
  const field = document.getElementById("kata");
  if (!field || field.value) {
    return;
  }
  let path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // Half an escape sequence: the address is taken as it was written.
  }
  const last = path.split("/").filter((part) => /[a-z]{3}/i.test(part) && part !== "index.html").pop() || "";
  field.value = last
    .replace(/\.\w{1,5}$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !/^\d*$/.test(word))
    .join(" ")
    .slice(0, 80);
})();
