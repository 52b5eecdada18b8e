// Parts of the form that the program does not have: a date in the office's own time, a photo that is taken in
// at once, and what the gate says. They are the page's own words and asks; all rules are the server's.
window.redaksi = (function () {
  "use strict";
  var DATE = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d)(?::\d\d)?)?$/;
  var NOW = "kini";
  var WAIT_MS = 400;
  var late = 0;
  var heard = [];
  var last = { problems: [], page: "", told: "" };

  function tell(change) {
    last = Object.assign({}, last, change);
    heard.forEach(function (listener) { listener(last); });
  }

  function listen(listener) {
    heard.push(listener);
    return function () { heard = heard.filter(function (other) { return other !== listener; }); };
  }

  function values(entry) {
    return entry && entry.get("data") ? entry.get("data").toJS() : {};
  }

  function post(path, body, kind) {
    return fetch("/redaksi/" + path, { method: "POST", body: body, headers: { "Content-Type": kind } }).then(
      function (answer) {
        return answer.json().then(function (given) {
          if (!answer.ok) throw new Error(given.error || "tidak dapat disimpan");
          return given;
        });
      }
    );
  }

  function sentence(told) { return (told[0].toUpperCase() + told.slice(1)).replace(/[^.?!]$/, "$&."); }

  // A date in words: browsers show figures in the order of their own country.
  function spell(day, time, zone) {
    if (!day) return zone;
    var moment = new Date(day + "T00:00:00Z");
    if (isNaN(moment)) return zone;
    var shown = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat("id-ID", shown).format(moment) + (time ? " pukul " + time.replace(":", ".") + " " + zone : ", " + zone);
  }

  // The moment by the clock of the one who judges, which is this browser's where nobody else has told his.
  function setClock(moment) { late = Date.parse(moment) - Date.now(); }

  // That moment as an office's clock shows it, in the header's form.
  function tellNow(zone) {
    var part = {};
    var shown = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    new Intl.DateTimeFormat("en", shown).formatToParts(new Date(Date.now() + late)).forEach(function (one) { part[one.type] = one.value; });
    return part.year + "-" + part.month + "-" + part.day + " " + part.hour + ":" + part.minute;
  }

  // What the program would call empty, though the gate is to say so: it knows whether the whole block is.
  function judgedBy(field, value) { return field.get("judged") ? "ya" : value; }

  // One of the program's own parts for text, which the gate may judge. It would put the cursor where somebody typed last
  // whenever it is drawn anew, so also when it is entered: what was marked to be written over would be written behind.
  function amend(name) {
    return class extends CMS.getWidget(name).control {
      getValidateValue() { return judgedBy(this.props.field, this.props.value); }
      componentDidUpdate(before) {
        if (super.componentDidUpdate && before.value !== this.props.value) super.componentDidUpdate(before);
      }
    };
  }

  // A date as the office's clock shows it; the browser's own zone has no say.
  var Waktu = createClass({
    componentDidMount: function () {
      if (this.props.value === NOW) this.props.onChange(tellNow(this.props.field.get("place")));
      if (!this.props.field.get("when")) return;
      this.follow();
      this.clock = setInterval(this.follow, WAIT_MS);
    },
    componentWillUnmount: function () { clearInterval(this.clock); },
    getValidateValue: function () { return judgedBy(this.props.field, this.props.value); },
    // A date that a status asks for comes with it, and goes with it where nobody has changed it.
    follow: function () {
      var is_asked = values(this.props.getEntry()).status === this.props.field.get("when");
      var was_asked = this.is_asked, value = this.props.value || "";
      this.is_asked = is_asked;
      if (was_asked === undefined || was_asked === is_asked) return;
      if (is_asked && !value) this.props.onChange(this.own = tellNow(this.props.field.get("place")));
      if (!is_asked && value && value === this.own) this.props.onChange("");
    },
    set: function (day, time) {
      this.props.onChange(day ? day + (time ? " " + time : "") : "");
    },
    render: function () {
      var found = DATE.exec(this.props.value || "");
      var set = this.set, props = this.props;
      if (props.value && !found) {
        return h("input", {
          id: props.forID, type: "text", className: props.classNameWrapper, value: props.value,
          onChange: function (event) { props.onChange(event.target.value); }
        });
      }
      var day = found ? found[1] : "", time = (found && found[2]) || "";
      return h("div", { className: props.classNameWrapper + " redaksi-waktu" },
        h("input", {
          id: props.forID, type: "date", value: day, min: "1945-08-17", max: "2999-12-31",
          onChange: function (event) { set(event.target.value, time); }
        }),
        h("input", {
          type: "time", value: time, "aria-label": "Jam " + props.field.get("label"), disabled: !day,
          onChange: function (event) { set(day, event.target.value); }
        }),
        h("span", {}, spell(day, time, props.field.get("zone") || "")));
    }
  });

  // A file to the server, under the name of the text that it belongs to.
  function send(door, file, props) {
    var entry = values(props.getEntry && props.getEntry()), most = props.field && props.field.get("most");
    // The server would close the line in the middle, and the browser tell nobody why.
    if (most && file.size > most) return Promise.reject(new Error("berkas lebih besar dari " + most / 1e6 + " MB; perkecil dahulu"));
    var collection = props.collection ? props.collection.get("name") : "";
    var query = new URLSearchParams({
      nama: file.name, kantor: collection.replace(/^artikel-/, ""), tanggal: entry.date || "", judul: entry.title || ""
    });
    return post(door + "?" + query, file, "application/octet-stream");
  }

  var Foto = createClass({
    getInitialState: function () { return { told: "", is_busy: false }; },
    getValidateValue: function () { return judgedBy(this.props.field, this.props.value); },
    take: function (file) {
      var self = this;
      if (!file) return;
      this.setState({ told: "Mengolah foto …", is_busy: true });
      send("foto", file, this.props).then(
        function (given) {
          self.setState({ told: "Foto tersimpan sebagai " + given.file + ", tanpa data lokasi.", is_busy: false });
          self.props.onChange(given.file);
        },
        function (error) { self.setState({ told: error.message, is_busy: false }); }
      );
    },
    render: function () {
      var self = this, value = this.props.value || "", id = this.props.forID;
      return h("div", {
          className: this.props.classNameWrapper + " redaksi-foto",
          onDragOver: function (event) { event.preventDefault(); },
          onDrop: function (event) { event.preventDefault(); self.take(event.dataTransfer.files[0]); }
        },
        value ? h("img", { src: "/redaksi" + value, alt: "" }) : null,
        h("input", {
          id: id, type: "file", accept: "image/*", disabled: this.state.is_busy,
          onChange: function (event) { self.take(event.target.files[0]); event.target.value = ""; }
        }),
        h("p", {}, value ? value : "Pilih foto, atau seret ke sini. Lokasi pemotretan dibuang dan ukurannya dikecilkan."),
        value ? h("button", { type: "button", onClick: function () { self.props.onChange(""); } }, "Lepaskan foto") : null,
        h("p", { role: "status" }, this.state.told));
    }
  });

  // A document, looked through before it is kept; what readers will be told of it stands here too.
  var Dokumen = createClass({
    getInitialState: function () { return { told: "", advice: [], is_busy: false }; },
    getValidateValue: function () { return judgedBy(this.props.field, this.props.value); },
    take: function (file) {
      var self = this;
      if (!file) return;
      this.setState({ told: "Memeriksa dokumen …", advice: [], is_busy: true });
      send("dokumen", file, this.props).then(
        function (given) {
          self.setState({ told: "Diperiksa dan tersimpan: " + given.facts + ".", advice: given.advice, is_busy: false });
          self.props.onChange(given.file);
        },
        function (error) {
          self.setState({ told: "Ditolak: " + error.message.replace(/\.$/, "") + ".", advice: [], is_busy: false });
        }
      );
    },
    render: function () {
      var self = this, value = this.props.value || "", id = this.props.forID;
      return h("div", {
          className: this.props.classNameWrapper + " redaksi-dokumen",
          onDragOver: function (event) { event.preventDefault(); },
          onDrop: function (event) { event.preventDefault(); self.take(event.dataTransfer.files[0]); }
        },
        h("input", {
          id: id, type: "file", accept: ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv", disabled: this.state.is_busy,
          onChange: function (event) { self.take(event.target.files[0]); event.target.value = ""; }
        }),
        value ? h("p", {}, h("a", { href: "/redaksi" + value, target: "_blank", rel: "noopener" }, value))
          : h("p", {}, "Pilih PDF, Word, atau Excel, atau seret ke sini, paling besar 50 MB. Makro dan kata sandi ditolak."),
        value ? h("button", { type: "button", onClick: function () { self.props.onChange(""); } }, "Lepaskan dokumen") : null,
        h("div", { role: "status" },
          this.state.told ? h("p", {}, this.state.told) : null,
          this.state.advice.map(function (one, number) { return h("p", { key: number }, "Saran: " + one + "."); })));
    }
  });

  // A field as the form calls it: a part of a block with the block before it.
  function name(field, fields) {
    var path = [{ isi: "Isi", berkas: "Berkas", kepala: "Formulir" }[field] || ""].filter(Boolean);
    if (!path.length) field.split(".").forEach(function (part) {
      var one = fields && fields.find(function (other) { return other.get("name") === part; });
      if (one) path.push(one.get("label"));
      fields = one && one.get("fields");
    });
    return path.join(": ") || field;
  }

  // What hinders first, each in the order in which the form is filled in.
  function inOrder(problems, fields) {
    function place(one) {
      var part = one.field.split(".")[0];
      return fields.findIndex(function (field) { return field.get("name") === (part === "isi" ? "body" : part); });
    }
    return problems.slice().sort(function (one, other) {
      return one.is_error === other.is_error ? place(one) - place(other) : one.is_error ? -1 : 1;
    });
  }

  function find(within, name) { return within.querySelector('[id^="' + name + '-field-"]'); }

  // Asks the gate whenever the form's values have rested for a moment.
  var Periksa = createClass({
    getInitialState: function () { return last; },
    componentDidMount: function () {
      this.quit = listen(this.setState.bind(this));
      this.seen = this.sent = null;
      this.clock = setInterval(this.look, WAIT_MS);
    },
    componentWillUnmount: function () {
      clearInterval(this.clock);
      this.quit();
      tell({ problems: [], page: "", told: "" });
    },
    look: function () {
      var entry = this.props.getEntry();
      var data = entry && entry.get("data");
      // Sent once it has stood still from one look to the next.
      if (data && data === this.seen && data !== this.sent && !this.busy) this.ask(entry, data);
      this.seen = data;
    },
    ask: function (entry, data) {
      var self = this;
      var asked = { folder: this.props.collection.get("folder"), data: data.toJS() };
      this.busy = true;
      post("periksa", JSON.stringify(asked), "application/json").then(
        function (given) { tell({ problems: given.problems, page: given.page || last.page, error: "" }); },
        function (error) { tell({ error: error.message }); }
      ).then(function () { self.busy = false; self.sent = data; });
    },
    // To the field that is told of; the block that it stands in may be closed.
    go: function (field) {
      var path = field.split("."), block = find(document, path[0] === "isi" ? "body" : path[0]);
      var target = (path.length > 1 && block && find(block, path[path.length - 1])) || block;
      if (!target) return;
      if (!target.offsetParent) block.querySelector('[data-testid="expand-button"]').click();
      setTimeout(function () { target.scrollIntoView({ block: "center" }); target.focus(); });
    },
    render: function () {
      var self = this, fields = this.props.collection.get("fields");
      var problems = inOrder(this.state.problems, fields);
      var wrong = problems.filter(function (one) { return one.is_error && one.is_new; }).length;
      return h("div", { id: this.props.forID, className: "redaksi-periksa", role: "status" },
        this.state.told ? h("p", { className: "redaksi-ditolak" }, this.state.told) : null,
        this.state.error ? h("p", { className: "redaksi-ditolak" }, sentence(this.state.error)) : null,
        this.state.error ? null
          : h("p", {}, wrong ? wrong + " hal perlu diperbaiki sebelum dapat disimpan." : "Tidak ada yang menghalangi penyimpanan."),
        this.state.page ? h("p", { className: "redaksi-pratinjau" },
          h("a", { href: this.state.page, target: "_blank", rel: "noopener" }, "Buka pratinjau di tab baru")) : null,
        h("ul", {}, problems.map(function (one, number) {
          return h("li", { key: number, className: one.is_error ? "redaksi-salah" : "" },
            h("button", { type: "button", onClick: function () { self.go(one.field); } }, name(one.field, fields)),
            (one.is_error ? "" : " (saran)") + ": " + one.fault + "; " + one.mend.replace(/[^.?!]$/, "$&."),
            one.other ? h("span", {}, " ", h("a", { href: one.other.url, target: "_blank", rel: "noopener" }, "Baca “" + one.other.title + "”")) : null);
        })));
    }
  });

  // The very page that the press prints, in a frame of its own.
  var Pratinjau = createClass({
    getInitialState: function () { return last; },
    componentDidMount: function () { this.quit = listen(this.setState.bind(this)); },
    componentWillUnmount: function () { this.quit(); },
    render: function () {
      var page = this.state.page;
      return page
        ? h("iframe", {
            src: location.origin + page, title: "Pratinjau halaman",
            style: { position: "fixed", inset: 0, width: "100%", height: "100%", border: 0, background: "#fff" }
          })
        : h("p", { style: { fontFamily: "sans-serif" } }, "Pratinjau muncul setelah judul, tanggal, kategori, dan ringkasan diisi benar.");
    }
  });

  return { Waktu: Waktu, Foto: Foto, Dokumen: Dokumen, Periksa: Periksa, Pratinjau: Pratinjau, amend: amend, sentence: sentence, setClock: setClock, tell: tell, tellNow: tellNow };
})();
