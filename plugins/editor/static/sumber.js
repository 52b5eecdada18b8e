// Sources as a hosted form reads and writes them: the header's YAML here, in the browser, because no server of
// ours stands behind it. What it writes is what plugins/writing/header.py and manuscript.py write; tests compare.
window.sumber = (function () {
  "use strict";
  var PLAIN = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?)$/;
  var KEY = /^([A-Za-z_][\w-]*)\s*:(?:\s|$)/;
  var PART = /^([A-Za-z_][\w-]*)\s*:(?:\s+(.*))?$/;
  var FIRST = ["lang", "translation_of"];

  function refuse(line) {
    throw new Error("Kepala tulisan ini tidak dapat dibaca formulir: “" + line + "”. Perbaiki dengan penyunting teks.");
  }

  // The text in front of a remark, and whole values in quotation marks or brackets.
  function readValue(text, line) {
    var found;
    if ((found = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text))) {
      try { return JSON.parse('"' + found[1] + '"'); } catch (error) { refuse(line); }
    }
    if ((found = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text))) return found[1].replace(/''/g, "'");
    if ((found = /^\[(.*)\]\s*(?:#.*)?$/.exec(text))) return readItems(found[1], line);
    if (/^[\[{"'&*!|>@`%]/.test(text)) refuse(line);
    return text.replace(/(?:^|\s+)#.*$/, "").trim();
  }

  function readItems(text, line) {
    var items = text.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\s][^,]*/g) || [];
    return items.map(function (item) { return readValue(item.trim(), line); });
  }

  function depthOf(line) { return line.search(/\S/); }

  // A line set in deeper may be part of a text, whatever it begins with.
  function isNote(line, depth) { return /^\s*#/.test(line) && depthOf(line) <= depth; }

  // Keys of one depth, each with the lines that are set in below it.
  function readPairs(lines) {
    var pairs = {}, depth = depthOf(lines[0]), ones = [];
    lines.forEach(function (line) {
      if (isNote(line, depth)) return;
      if (line.trim() && depthOf(line) <= depth) ones.push([line]);
      else ones[ones.length - 1].push(line);
    });
    ones.forEach(function (one) {
      var found = PART.exec(one[0].trim());
      if (!found) refuse(one[0].trim());
      pairs[found[1]] = readBelow((found[2] || "").trim(), one.slice(1));
    });
    return pairs;
  }

  // What stands below a key: a list, keys of its own, or the rest of a text.
  function readBelow(rest, lines) {
    var solid = lines.filter(function (line) { return line.trim() && !/^\s*#/.test(line); });
    var sign = /^([|>])[-+]?\s*$/.exec(rest);
    if (sign) return readBlock(sign[1], lines);
    if (rest && solid.length) return readValue([rest].concat(solid).map(function (l) { return l.trim(); }).join(" "), rest);
    if (!solid.length) return readValue(rest, rest);
    var inside = lines.slice(lines.indexOf(solid[0]));
    if (!/^\s*-\s/.test(solid[0])) return readPairs(inside);
    var groups = [], depth = depthOf(solid[0]);
    inside.forEach(function (line) {
      if (isNote(line, depth)) return;
      var is_item = /^\s*-\s/.test(line) && depthOf(line) === depth;
      // The sign gives way to spaces, so that the keys of an item keep one depth.
      if (is_item) groups.push([line.replace(/^\s*-\s+/, function (sign) { return " ".repeat(sign.length); })]);
      else groups[groups.length - 1].push(line);
    });
    return groups.map(function (group) {
      return PART.test(group[0].trim()) ? readPairs(group) : readBelow(group[0].trim(), group.slice(1));
    });
  }

  function readBlock(sign, lines) {
    var depth = Math.min.apply(null, lines.filter(function (l) { return l.trim(); }).map(function (l) { return l.search(/\S/); }));
    var texts = lines.map(function (line) { return line.slice(depth); });
    return texts.join(sign === "|" ? "\n" : " ").trim();
  }

  // A header's lines by the key that they belong to; remarks go with the key below them.
  function cut(lines) {
    var passages = [], one = { name: "", notes: "", lines: [] }, waiting = [];
    lines.forEach(function (line) {
      var key = KEY.exec(line);
      if (key) {
        if (one.lines.length) passages.push(one);
        one = { name: key[1], notes: waiting.map(end).join(""), lines: [line] };
        waiting = [];
      } else if (!line.trim() || line[0] === "#") waiting.push(line);
      else { one.lines = one.lines.concat(waiting, [line]); waiting = []; }
    });
    passages.push(one);
    if (waiting.length) passages.push({ name: "", notes: waiting.map(end).join(""), lines: [] });
    return passages;
  }

  function end(line) { return line + "\n"; }

  function readHeader(lines) {
    var values = {};
    cut(lines).forEach(function (one) {
      if (one.name) values[one.name] = readBelow(one.lines[0].replace(KEY, "").trim(), one.lines.slice(1));
    });
    return values;
  }

  function split(text) {
    var found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text);
    if (!found) refuse(text.split("\n")[0]);
    return { lines: found[1].replace(/\r\n/g, "\n").split("\n"), body: (found[2] || "").replace(/\r\n/g, "\n") };
  }

  function cleanText(value, key) {
    if (typeof value !== "string" && typeof value !== "number") return "";
    var text = String(value).replace(/\r\n/g, "\n").trim();
    return key.shape === "text" ? text : text.split(/\s+/).join(" ");
  }

  function cleanBlock(value, key) {
    var block = {};
    key.keys.forEach(function (part) {
      var text = cleanText((value || {})[part.name], part);
      if (text) block[part.name] = text;
    });
    return block;
  }

  function clean(value, key) {
    var items = Array.isArray(value) ? value : typeof value === "string" && value ? [value] : [];
    if (key.shape === "group") return cleanBlock(value, key);
    if (key.shape === "groups") {
      return items.map(function (item) { return cleanBlock(item, key); }).filter(function (b) { return Object.keys(b).length; });
    }
    if (key.shape === "lines" || key.shape === "line-or-lines") {
      return items.map(function (item) { return cleanText(item, key); }).filter(Boolean);
    }
    return cleanText(value, key);
  }

  function isEmpty(value) { return !value || (typeof value === "object" && !Object.keys(value).length); }

  function cleanAll(data, keys) {
    var values = {};
    keys.forEach(function (key) {
      var value = clean(data[key.name], key);
      if (!isEmpty(value) && !(key.name === "status" && value === "published")) values[key.name] = value;
    });
    return values;
  }

  function writeText(key, text) { return !key.is_prose && PLAIN.test(text) ? text : JSON.stringify(text); }

  function writeBlock(key, values) {
    return key.keys.filter(function (part) { return values[part.name]; }).map(function (part) {
      return part.name + ": " + writeText(part, values[part.name]) + "\n";
    });
  }

  function writeKey(key, value) {
    var head = key.name + ":";
    if (key.shape === "group") return head + "\n" + writeBlock(key, value).map(function (l) { return "  " + l; }).join("");
    if (key.shape === "groups") {
      return head + "\n" + value.map(function (item) {
        return writeBlock(key, item).map(function (l, n) { return (n ? "    " : "  - ") + l; }).join("");
      }).join("");
    }
    if (typeof value === "string") return head + " " + writeText(key, value) + "\n";
    var texts = value.map(function (item) { return writeText(key, item); });
    return head + " " + (key.shape === "line-or-lines" && texts.length === 1 ? texts[0] : "[" + texts.join(", ") + "]") + "\n";
  }

  function inOrder(keys) {
    var first = keys.filter(function (key) { return FIRST.indexOf(key.name) >= 0; });
    return first.concat(keys.filter(function (key) { return FIRST.indexOf(key.name) < 0; }));
  }

  function writeEdited(lines, after, keys) {
    var before = cleanAll(readHeader(lines), keys), known = {}, order = inOrder(keys).map(function (key) { return key.name; });
    keys.forEach(function (key) { known[key.name] = key; });
    var passages = cut(lines).map(function (one) {
      var text = one.lines.map(end).join("");
      if (known[one.name] && JSON.stringify(before[one.name]) !== JSON.stringify(after[one.name])) {
        text = one.name in after ? writeKey(known[one.name], after[one.name]) : "";
      }
      return { name: one.name, notes: one.notes, text: text };
    });
    var present = passages.filter(function (one) { return one.text; }).map(function (one) { return one.name; });
    order.forEach(function (name, place) {
      if (!(name in after) || present.indexOf(name) >= 0) return;
      var at = 0;
      passages.forEach(function (one, number) { if (order.slice(0, place).indexOf(one.name) >= 0) at = number + 1; });
      passages.splice(at, 0, { name: name, notes: "", text: writeKey(known[name], after[name]) });
    });
    return passages.map(function (one) { return one.notes + one.text; }).join("");
  }

  // What the text editor rewrites, in the signs that are used here: plugins/editor/body.py.
  function tidyBody(text) {
    var tidied = [], levels = [], is_code = false;
    var lines = text.replace(/\r\n/g, "\n").replace(/^\n+|\n+$/g, "").split("\n");

    function leave(indent) {
      while (levels.length && indent < levels[levels.length - 1][1] && indent <= levels[levels.length - 1][0]) levels.pop();
    }

    lines.forEach(function (line, number) {
      if (/^ {0,3}(```|~~~)/.test(line)) is_code = !is_code;
      var is_rule = /^ {0,3}([*_-])(?: *\1){2,} *$/.test(line);
      var item = is_code || is_rule ? null : /^( *)([*+-]|\d{1,9}[.)])( +)(?=\S)/.exec(line);
      if (item && (item[1].length < 4 || levels.length)) {
        var indent = item[1].length, last = levels[levels.length - 1];
        if (item[2] === "*" && tidied.length && !tidied[tidied.length - 1] && last && indent > last[0]) tidied.pop();
        leave(indent);
        last = levels[levels.length - 1];
        if (last && last[0] < indent && indent < last[1]) levels.pop();
        levels.push([indent, item[0].length]);
        line = "    ".repeat(levels.length - 1) + (/\d/.test(item[2]) ? item[2] : "-") + " " + line.slice(item[0].length);
      } else if (line.trim() && levels.length) {
        leave(line.search(/[^ ]/));
        if (levels.length) line = "    ".repeat(levels.length) + line.replace(/^ +/, "");
      }
      if (!is_code && /^\|.*\|\s*$/.test(line)) line = fitRow(line);
      if (!is_code && /(?:^|[^\\])\\$/.test(line) && number + 1 < lines.length) line = line.slice(0, -1) + "  ";
      tidied.push(line);
    });
    return tidied.join("\n");
  }

  function fitRow(line) {
    var cells = line.trim().split(/(?<!\\)\|/).slice(1, -1).map(function (cell) { return cell.trim(); });
    if (cells.every(function (cell) { return /^:?-+:?$/.test(cell); })) {
      cells = cells.map(function (cell) { return cell.replace(/-+/g, "---"); });
    }
    return cells.every(Boolean) ? "| " + cells.join(" | ") + " |" : line;
  }

  // `asal` carries the header as it stood, so that what was not edited is written as it was.
  function fromFile(text) {
    var parts = split(text), values = readHeader(parts.lines);
    if (typeof values.author === "string") values.author = [values.author];
    return Object.assign({ status: "published" }, values, { asal: parts.lines.join("\n"), body: parts.body.replace(/^\n+|\n+$/g, "") });
  }

  function toFile(data, keys) {
    var after = cleanAll(data, keys);
    var header = data.asal
      ? writeEdited(data.asal.split("\n"), after, keys)
      : inOrder(keys).filter(function (key) { return key.name in after; }).map(function (key) {
          return writeKey(key, after[key.name]);
        }).join("");
    return "---\n" + header + "---\n\n" + tidyBody(data.body || "") + "\n";
  }

  // Parts of blocks that are begun and lack what they need; whole keys the program asks for itself.
  function findMissing(data, keys) {
    var missing = [];
    keys.forEach(function (key) {
      if (key.shape !== "group" && key.shape !== "groups") return;
      var blocks = key.shape === "group" ? [cleanBlock(data[key.name], key)] : clean(data[key.name], key);
      blocks.forEach(function (block) {
        if (!Object.keys(block).length) return;
        key.keys.forEach(function (part) {
          if (part.required && !block[part.name]) missing.push({ field: key.name + "." + part.name, label: key.label + ", " + part.label });
        });
      });
    });
    return missing;
  }

  // What a list says of a text: plugins/editor/listing.py. `now` is in the header's form, of the publication's own zone.
  function showRow(data, states, now) {
    var word = states[data.status] || data.status, date = data.date || "", day = /^(\d{4})-\d\d-\d\d/.exec(date);
    if (!day) return { keadaan: word, hari: date ? word + " · " + date : word, tahun: "" };
    if (date > now && (data.status === "published" || data.status === "hidden")) word = states.held;
    var shown = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return { keadaan: word, hari: word + " · " + new Intl.DateTimeFormat("id-ID", shown).format(new Date(day[0])), tahun: day[1] };
  }

  return { fromFile: fromFile, findMissing: findMissing, showRow: showRow, toFile: toFile, tidyBody: tidyBody };
})();
