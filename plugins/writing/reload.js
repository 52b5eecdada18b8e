// Added by the preview server only: loads the page anew after a build, shows the faults of one that failed.
(function () {
  "use strict";
  var edition = document.currentScript.dataset.edition;
  var panel = null;

  function show(faults) {
    if (panel) panel.remove();
    panel = null;
    if (!faults) return;
    panel = document.createElement("pre");
    panel.setAttribute("role", "alert");
    panel.id = "pratinjau-masalah";
    panel.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:2147483647;" +
      "background:#fff4f2;color:#5c0f00;border-top:4px solid #b3261e;font:16px/1.5 monospace;white-space:pre-wrap";
    panel.textContent =
      "Perubahan terakhir belum dapat diterbitkan; yang tampak adalah hasil terakhir yang berhasil.\n\n" + faults;
    document.body.append(panel);
  }

  new EventSource("/_pratinjau/kabar").onmessage = function (message) {
    var notice = JSON.parse(message.data);
    if (notice.edition !== edition) location.reload();
    else show(notice.faults);
  };
})();
