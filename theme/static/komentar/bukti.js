/* An optional proof of work (ALTCHA, form 1) below the reply form. It begins when a reader touches the form, works
   while they write, and puts what it found into a field. Nothing waits for it: without it the form goes all the same. */
(() => {
  "use strict";
  const form = document.querySelector(".reply form");
  if (!form || !window.crypto || !crypto.subtle) {
    return;
  }
  const AT_ONCE = 500; // tries between two looks at what else the page has to do
  const encode = (text) => new TextEncoder().encode(text);
  const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const solve = async ({ algorithm, challenge, salt, signature, maxNumber, maxnumber }) => {
    const most = maxNumber || maxnumber;
    for (let number = 0; number <= most; number += 1) {
      if (toHex(await crypto.subtle.digest(algorithm, encode(salt + number))) === challenge) {
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      }
      if (number % AT_ONCE === 0) {
        await new Promise((go) => setTimeout(go));
      }
    }
    return "";
  };

  const begin = async () => {
    try {
      const answer = await fetch(`${form.getAttribute("action")}tantangan`);
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "altcha";
      field.value = answer.ok ? await solve(await answer.json()) : "";
      form.append(field);
    } catch (error) {
      // The service is not to be had just now; the form itself will tell.
    }
  };
  form.addEventListener("focusin", begin, { once: true });
})();
