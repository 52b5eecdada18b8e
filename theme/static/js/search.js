/* The page of results. What the reader asks for stands in the address, so that the back button works and
   a search can be passed on. Nothing is loaded before the reader asks; then Pagefind and those pieces
   of its index that the question needs. Every sentence stands in the page and is shown from there. */
(() => {
  "use strict";
  const AT_ONCE = 8; // results shown at a time: each is another small download
  const PARTS_AT_ONCE = 2; // parts of the index searched before the reader is asked again
  const RANKING = { metaWeights: { title: 5, kantor: 2, kategori: 1, tanggal: 1, bentuk: 0.5 } };
  const OPTIONS = { baseUrl: "/", noWorker: true, ranking: RANKING };

  // Words that say nothing of what is looked for, and that a good answer may well lack.
  const SMALL = new Set(
    "ada adalah agar akan apa atau bagaimana bagi bahwa bila cara dalam dan dari dengan di ini itu jika karena ke oleh pada para saat sebagai sebuah secara tentang untuk yaitu yang".split(" "),
  );

  const form = document.querySelector("form[data-index]");
  const list = document.querySelector("[data-list]");
  const more = document.querySelector(".findings__more");
  const parts = form.dataset.parts.split(" ").map((part) => {
    const [name, years] = part.split(":");
    return { name, years: years ? years.split(",") : [] };
  });
  let turn = 0; // number of the question; answers to an earlier one are dropped
  let engines = {}; // part's name → Pagefind over that part
  let pagefind = null; // its script, once it was asked for
  let tries = 0; // to get that
  let broken = false; // a file of the index could not be had
  let search = null; // the question, what was found, what is left to do
  let answered = ""; // the question as the address has it

  // Pagefind only logs a piece that it cannot load, and would then claim that nothing was found.
  const fetchPlainly = window.fetch;
  window.fetch = (...given) =>
    fetchPlainly(...given).then(
      (answer) => {
        broken = broken || !answer.ok;
        return answer;
      },
      (error) => {
        broken = true;
        throw error;
      },
    );

  const open = async (part) => {
    const path = form.dataset.index;
    // A browser remembers a script that it could not get; under another name it asks again.
    tries += pagefind ? 0 : 1;
    pagefind = pagefind || (await import(`${path}pagefind.js${tries > 1 ? `?${tries}` : ""}`));
    const options = Object.assign({ basePath: `${path}${part.name}/` }, OPTIONS);
    engines[part.name] = engines[part.name] || pagefind.createInstance(options);
    return engines[part.name];
  };

  const say = (name, about = {}) => {
    document.querySelectorAll("[data-say]").forEach((sentence) => {
      sentence.hidden = sentence.dataset.say !== name;
      for (const key of Object.keys(about)) {
        sentence.querySelectorAll(`[data-${key}]`).forEach((place) => (place.textContent = about[key]));
      }
    });
  };

  /* The question in the form; empty values are left out. */
  const ask = () => {
    const question = {};
    new FormData(form).forEach((value, name) => {
      if (value.trim()) {
        question[name] = value.trim();
      }
    });
    return question;
  };

  /* The form's question as the end of an address. */
  const writeQuestion = () => {
    const asked = new URLSearchParams(ask()).toString();
    return asked && `?${asked}`;
  };

  /* What Pagefind is asked: all words but the small ones; a question in quotation marks as it stands. */
  const pickWords = (text) => {
    if (!text || /^".+"$/.test(text)) {
      return text || null;
    }
    const words = text.split(/[\s/–-]+/);
    const telling = words.filter((word) => !SMALL.has(word.toLowerCase()));
    return (telling.length ? telling : words).join(" ");
  };

  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text || "";
    return element;
  };

  /* Pagefind marks words with <mark> and writes < and > as &lt; and &gt;; all else is plain text. */
  const makeExcerpt = ({ excerpt, plain_excerpt: plain, raw_content: whole }) => {
    const line = make("p", "", whole.startsWith(plain) ? "" : "… ");
    excerpt.split(/(<mark>.*?<\/mark>)/).forEach((piece) => {
      const isMarked = piece.startsWith("<mark>");
      const text = (isMarked ? piece.slice(6, -7) : piece).replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      line.append(isMarked ? make("mark", "", text) : text);
    });
    line.append(whole.endsWith(plain) ? "" : " …");
    return line;
  };

  const makeCard = (result) => {
    const { url, meta } = result;
    const card = make("li", "beside card");
    const heading = make("h2", "");
    const link = make("a", "", meta.title);
    link.href = url;
    heading.append(link);
    if (meta.tanggal) {
      card.append(make("p", "beside__label", meta.tanggal));
    }
    card.append(heading, makeExcerpt(result));
    if (meta.kategori) {
      card.append(make("p", "card__filed", `${meta.kategori} · ${meta.kantor}`));
    }
    return card;
  };

  /* Searches parts, newest first, until there is something to show or enough was loaded. */
  const find = async () => {
    const { q, kantor, kategori, tahun, urut } = search.question;
    const filters = {};
    Object.entries({ kantor, kategori, tahun }).forEach(([name, value]) => {
      if (value) {
        filters[name] = value;
      }
    });
    const sort = urut || !q ? { tanggal: "desc" } : {};
    for (let count = 0; count < PARTS_AT_ONCE && search.parts.length; count += 1) {
      if (search.found.length - search.shown >= AT_ONCE) {
        break;
      }
      const part = search.parts[0];
      const engine = await open(part);
      const { results } = await engine.search(pickWords(q), { filters, sort });
      if (broken) {
        throw new Error("a piece of the index is missing");
      }
      search.parts.shift();
      search.since = part.years[part.years.length - 1];
      search.found = search.found.concat(results);
    }
  };

  const show = async () => {
    const mine = turn;
    const wanted = search.found.slice(search.shown, search.shown + AT_ONCE);
    const cards = (await Promise.all(wanted.map((result) => result.data()))).map(makeCard);
    if (mine !== turn) {
      return null;
    }
    search.shown += cards.length;
    list.append(...cards);
    list.hidden = !search.shown;
    more.hidden = search.shown === search.found.length && !search.parts.length;
    const name = search.parts.length ? "recent" : search.found.length ? "found" : "none";
    const { q } = search.question;
    say(name, { count: search.found.length.toLocaleString("id"), since: search.since, about: q ? ` untuk “${q}”` : "" });
    return cards[0];
  };

  /* Finds and shows the next results; tells where that is not possible. */
  const goOn = async () => {
    const mine = turn;
    broken = false;
    try {
      await find();
      return mine === turn ? await show() : null;
    } catch (error) {
      engines = {};
      if (mine === turn) {
        more.hidden = true;
        say("failed");
      }
      return null;
    }
  };

  const start = async () => {
    turn += 1;
    answered = location.search;
    const question = ask();
    list.textContent = "";
    list.hidden = more.hidden = true;
    if (!question.q && !question.kantor && !question.kategori && !question.tahun) {
      say("empty");
      return;
    }
    const year = question.tahun;
    search = { question, found: [], shown: 0, since: "", parts: parts.filter((part) => !year || part.years.includes(year)) };
    say("busy");
    await goOn();
  };

  /* Fills the form as the address says, and asks that. A form without this script names empty fields
     too; the address to be passed on does not. */
  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    [...form.elements].forEach((field) => {
      if (field.name) {
        field.value = asked.get(field.name) || "";
      }
    });
    const details = form.querySelector("details");
    details.open = details.open || ["kantor", "kategori", "tahun", "urut"].some((name) => asked.get(name));
    history.replaceState(null, "", location.pathname + writeQuestion() + location.hash);
    start();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (writeQuestion() !== location.search) {
      history.pushState(null, "", location.pathname + writeQuestion());
    }
    start();
  });
  more.addEventListener("click", async () => {
    const first = await goOn();
    if (first) {
      first.querySelector("a").focus();
    }
  });
  // A link within the page is told so as well, and asks nothing anew.
  window.addEventListener("popstate", () => location.search === answered || readAddress());
  readAddress();
})();
