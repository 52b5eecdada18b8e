// Photos where no server of ours takes them in: turned upright, reduced, without place, time and device, and named after
// their article, before the program sees them. What is said of others are the gate's own sentences (ahead.py).
window.foto = (function () {
  "use strict";
  var PICTURE = /\.(?:avif|gif|heic|heif|jpe?g|png|webp)$/i;
  var HEIC = /^.{4}ftyp(?:hei|hev|mif1|msf1)/;
  var MAX_NAME = 60;
  var ours = new WeakSet();

  function say(sentence, value) { return sentence.replace("{}", value); }

  function refuse(sentence) { throw new Error(sentence); }

  function group(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, "."); }

  function isPicture(file) { return /^image\//.test(file.type) || PICTURE.test(file.name); }

  function nameOf(title) {
    var words = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/'/g, "").match(/[a-z0-9]+/g) || [];
    while (words.join("-").length > MAX_NAME) words.pop();
    return words.join("-") || "foto";
  }

  function readHead(file) {
    return file.slice(0, 64).arrayBuffer().then(function (bytes) { return String.fromCharCode.apply(null, new Uint8Array(bytes)); });
  }

  function decode(file, rules) {
    return createImageBitmap(file).catch(function () {
      return readHead(file).then(function (head) { return refuse(HEIC.test(head) ? rules.told.heic : rules.told.broken); });
    });
  }

  function draw(picture, rules) {
    var width = picture.width, height = picture.height;
    if (width * height > rules.maxPixels || Math.max(width, height) > rules.maxSide) {
      refuse(say(rules.told.large, group(width) + " × " + group(height)));
    }
    var part = Math.min(1, rules.maxWidth / width);
    var canvas = document.createElement("canvas");
    canvas.width = Math.round(width * part);
    canvas.height = Math.round(height * part);
    var pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas;
  }

  function encode(canvas, kind, rules) {
    return new Promise(function (done) { canvas.toBlob(done, kind, rules.quality); });
  }

  // A short name of what is in it (FNV-1a): the same photo is kept once, another one never takes its place.
  function mark(blob) {
    return blob.arrayBuffer().then(function (bytes) {
      var sum = 0x811c9dc5;
      new Uint8Array(bytes).forEach(function (one) { sum = Math.imul(sum ^ one, 0x01000193); });
      return (sum >>> 0).toString(16).padStart(8, "0");
    });
  }

  // A file as it may be sent; others than pictures stay as they are.
  function clean(file, title, rules) {
    if (!isPicture(file)) return Promise.resolve(file);
    if (file.size > rules.maxBytes) return Promise.reject(new Error(say(rules.told.heavy, Math.round(file.size / 1e6))));
    if (/gif$/i.test(file.type)) return Promise.reject(new Error(rules.told.animated));
    var kind = /png$/i.test(file.type) ? "image/png" : "image/jpeg";
    return decode(file, rules).then(function (picture) { return encode(draw(picture, rules), kind, rules); }).then(function (blob) {
      return mark(blob).then(function (sign) {
        var ending = kind === "image/png" ? ".png" : ".jpg";
        return new File([blob], nameOf(title) + "-" + sign + ending, { type: kind });
      });
    });
  }

  function tell(sentence) {
    var told = document.querySelector(".redaksi-kabar") || document.createElement("p");
    told.className = "redaksi-kabar";
    told.setAttribute("role", "alert");
    document.body.append(told);
    told.textContent = sentence;
    told.hidden = !sentence;
  }

  function title() {
    var field = document.querySelector('[id^="title-field-"]');
    return field ? field.value : "";
  }

  // Before the program hears of files, they are exchanged for clean ones; what it hears then is ours.
  function guard(rules) {
    document.addEventListener("change", function (event) {
      var input = event.target;
      if (!input.files || !input.files.length || ours.has(event)) return;
      event.stopImmediatePropagation();
      tell("Mengolah foto …");
      Promise.all(Array.from(input.files, function (file) { return clean(file, title(), rules); })).then(
        function (files) {
          var taken = new DataTransfer(), again = new Event("change", { bubbles: true });
          files.forEach(function (file) { taken.items.add(file); });
          input.files = taken.files;
          ours.add(again);
          tell("");
          input.dispatchEvent(again);
        },
        function (error) { input.value = ""; tell(error.message.replace(/\.?$/, ".")); }
      );
    }, true);
    document.addEventListener("drop", function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tell("Foto tidak dapat dijatuhkan di sini; pakai tombol Unggah.");
    }, true);
  }

  return { clean: clean, guard: guard };
})();
