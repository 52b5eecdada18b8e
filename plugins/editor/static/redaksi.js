// Starts the form: its words, its parts, its configuration, all from this server.
(function () {
  "use strict";
  var session = crypto.randomUUID();
  var parts = window.redaksi;
  var plain = window.fetch;
  var UNREACHED = "formulir ini tidak tersambung; periksa jaringan dan apakah jendela hitamnya masih terbuka, jalankan lagi bila perlu; " +
    "tulisan Anda tetap ada di peramban ini";
  var FORM = '[id^="title-field-"]';
  var LOOK_MS = 50;
  var LOOKS = 400;

  var API = "/redaksi/api/";
  var LIST = /^#\/collections\/[^/]+(?:\/(?:filter|search)\/.*)?$/;
  var has_written = false;

  // The program shows an error with its kind in front, which says nothing to a writer.
  function tellPlainly(told) {
    var error = new Error(parts.sentence(told));
    error.name = "";
    return error;
  }

  // What the server refuses stays readable beside the form when the program's own notice is gone.
  window.fetch = function (address, options) {
    var is_ours = typeof address === "string" && address.indexOf("/redaksi/") === 0;
    var is_api = is_ours && address.indexOf(API) === 0;
    var asked = (is_api && options && typeof options.body === "string" && options.body) || "";
    var is_saving = asked.indexOf('"action":"persistEntry"') > 0;
    return plain.apply(this, arguments).then(function (answer) {
      if (!is_api) return answer;
      if (answer.ok) {
        if (is_saving) parts.tell({ told: "" });
        has_written = has_written || is_saving || asked.indexOf('"action":"deleteFile') > 0;
        return answer;
      }
      return answer.json().then(function (given) {
        if (is_saving) parts.tell({ told: "Belum disimpan. " + parts.sentence(given.error) });
        throw tellPlainly(given.error);
      });
    }, function (error) {
      // Browsers say this in English, and not what to do.
      throw is_ours && error instanceof TypeError ? tellPlainly(UNREACHED) : error;
    });
  };

  // The program reads a list once; what was written since would be told as it was.
  window.addEventListener("hashchange", function () {
    if (has_written && LIST.test(location.hash)) setTimeout(function () { location.reload(); });
  });

  // The program asks for the copy of what was not saved and for the text at once; the text, which comes later, would
  // be written over the copy that was just taken. So the copy waits until the text stands in the form.
  var read = IDBObjectStore.prototype.get;
  IDBObjectStore.prototype.get = function (key) {
    var asked = read.apply(this, arguments);
    if (typeof key === "string" && key.indexOf("backup.") === 0) {
      Object.defineProperty(asked, "onsuccess", {
        set: function (listener) { asked.addEventListener("success", function (event) { whenShown(listener, event, LOOKS); }); }
      });
    }
    return asked;
  };

  function whenShown(listener, event, looks) {
    if (document.querySelector(FORM) || !looks) listener.call(event.target, event);
    else setTimeout(whenShown, LOOK_MS, listener, event, looks - 1);
  }

  var photo = {
    id: "foto",
    label: "Foto",
    fields: [
      { name: "file", label: "Foto", widget: "foto" },
      { name: "alt", label: "Uraian gambar (dibacakan kepada yang tidak melihatnya)", widget: "string" },
      { name: "caption", label: "Keterangan di bawah foto", widget: "string", required: false }
    ],
    pattern: /^!\[([^\]]*)\]\((\/media\/[^)\s]+)(?: "([^"]*)")?\)$/m,
    fromBlock: function (found) { return { alt: found[1], file: found[2], caption: found[3] || "" }; },
    toBlock: function (given) {
      var caption = (given.caption || "").replace(/"/g, "”");
      return "![" + (given.alt || "") + "](" + (given.file || "") + (caption ? ' "' + caption + '"' : "") + ")";
    },
    toPreview: function (given) { return given.alt || ""; }
  };

  // Our own bar, below the program's: what was written here is handed in there.
  function addBar() {
    var bar = document.createElement("nav");
    var link = document.createElement("a");
    bar.className = "redaksi-bilah";
    bar.setAttribute("aria-label", "Kirim");
    link.href = "/redaksi/kirim/";
    link.textContent = "Kirim naskah";
    bar.append(link);
    document.body.append(bar);
  }

  // On a writer's own machine: the server reads and writes headers, so what travels is JSON.
  function beside(config, words) {
    config.backend.proxy_url += "?sesi=" + session;
    // The bar's own button: the saved text's page, printed by the press, in a tab of its own.
    config.site_url = location.origin + "/redaksi/lihat";
    config.show_preview_links = true;
    config.display_url = location.origin + "/";
    config.collections.forEach(function (one) {
      one.preview_path = one.folder + "/{{dirname}}/{{filename}}";
      one.preview_path_preserve_slashes = true;
    });
    words.editor.editorToolbar.deployButtonLabel = words.editor.editorToolbar.deployPreviewButtonLabel;
    // There is nobody to log in: the form is this machine's own.
    localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }));
    CMS.registerCustomFormat("naskah", "md", {
      fromFile: function (text) { return JSON.parse(text); },
      toFile: function (data) { return JSON.stringify(data); }
    });
    CMS.registerWidget("foto", parts.Foto);
    CMS.registerWidget("dokumen", parts.Dokumen);
    CMS.registerWidget("periksa", parts.Periksa);
    CMS.registerEditorComponent(photo);
    config.collections.forEach(function (one) { CMS.registerPreviewTemplate(one.name, parts.Pratinjau); });
  }

  // On a host: headers are read and written in the browser, and checked when they have been sent.
  function alone(given) {
    var keys = given.keys;
    window.foto.guard(given.photos);
    CMS.registerEventListener({
      name: "preSave",
      handler: function (saved) {
        var missing = window.sumber.findMissing(saved.entry.get("data").toJS(), keys);
        if (missing.length) {
          throw tellPlainly(missing.map(function (one) { return one.label + ": " + given.empty; }).join(". "));
        }
      }
    });
    CMS.registerCustomFormat("sumber", "md", {
      fromFile: function (text) {
        var data = window.sumber.fromFile(text);
        return Object.assign(data, window.sumber.showRow(data, given.states, parts.tellNow(given.zone)));
      },
      toFile: function (data) { return window.sumber.toFile(data, keys); }
    });
  }

  fetch("/redaksi/susunan.json").then(function (answer) { return answer.json(); }).then(function (given) {
    var config = given.config;
    CMS.registerLocale("id", given.words);
    if (given.now) parts.setClock(given.now);
    CMS.registerWidget("waktu", parts.Waktu);
    ["string", "text"].forEach(function (name) { CMS.registerWidget(name, parts.amend(name), CMS.getWidget(name).preview); });
    if (config.backend.name === "proxy") {
      addBar();
      beside(config, given.words);
    } else {
      alone(given);
    }
    CMS.init({ config: config });
  });
})();
