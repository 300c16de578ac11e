// The hosted pages work without this file; it saves people mistakes.

// Rules of a new password are marked as they are met; Keycloak counts and checks in the same way (its *PasswordPolicyProvider classes).
const count = (text, test) => text.split("").filter(test).length;
const checks = {
  length: (password, value) => password.length >= value,
  maxLength: (password, value) => password.length > 0 && password.length <= value,
  lowerCase: (password, value) => count(password, (c) => /\p{Lowercase}/u.test(c)) >= value,
  upperCase: (password, value) => count(password, (c) => /\p{Uppercase}/u.test(c)) >= value,
  digits: (password, value) => count(password, (c) => /\p{Nd}/u.test(c)) >= value,
  specialChars: (password, value) => count(password, (c) => !/[\p{L}\p{Nd}]/u.test(c)) >= value,
  notUsername: (password) => password.length > 0 && differs(password, "username", "kc-attempted-username", "kc-username"),
  notEmail: (password) => password.length > 0 && differs(password, "email"),
};
const differs = (password, ...ids) => ids.map((id) => document.getElementById(id)?.value)
  .every((other) => !other || other.toLowerCase() !== password.toLowerCase());

// Not by textContent: Keycloak's userProfile.js fails at every text that is added to a page.
const say = (element, text) => { element.firstChild.data = text; };

const words = (text) => (text || "").split(/\s+/).filter(Boolean);

for (const list of document.querySelectorAll("[data-rules-for]")) {
  const field = document.getElementById(list.dataset.rulesFor);
  const mark = () => list.querySelectorAll("[data-rule]").forEach((rule) => {
    const met = checks[rule.dataset.rule](field.value, Number(rule.dataset.value));
    rule.classList.toggle("kp-met", met);
    words(list.dataset.classMet).forEach((name) => rule.classList.toggle(name, met));
    words(list.dataset.classNotMet).forEach((name) => rule.classList.toggle(name, !met));
    say(rule.querySelector("[data-state]"), ", " + (met ? list.dataset.met : list.dataset.notMet));
  });
  ["username", "email"].forEach((id) => document.getElementById(id)?.addEventListener("input", mark));
  field.addEventListener("input", mark);
  mark();
}

for (const hint of document.querySelectorAll("[data-caps-for]")) {
  const field = document.getElementById(hint.dataset.capsFor);
  const show = (event) => say(hint, event.getModifierState?.("CapsLock") ? hint.dataset.text : "");
  field.addEventListener("keydown", show);
  field.addEventListener("keyup", show);
  field.addEventListener("blur", () => say(hint, ""));
}

// What a slider is set to.
for (const output of document.querySelectorAll("output[for]")) {
  const field = document.getElementById(output.htmlFor.value);
  const show = () => say(output, field.value);
  field.addEventListener("input", show);
  show();
  output.hidden = false;
}

// A second press sends nothing. Buttons stay enabled: a disabled one's name and value would not be sent.
let sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (sent.has(event.target)) {
    event.preventDefault();
  } else {
    sent.add(event.target);
    event.target.setAttribute("aria-busy", "true");
  }
});

// Keycloak's template.ftl of this version has this in the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-once-link]");
  if (!link) {
    return;
  }
  if (link.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    return;
  }
  link.classList.add(...words(link.dataset.disabledClass));
  link.setAttribute("role", "link");
  link.setAttribute("aria-disabled", "true");
});

// Who comes back by the browser's button finds a page that can be sent again.
addEventListener("pageshow", () => {
  sent = new WeakSet();
  document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
  document.querySelectorAll("[name=login][disabled]").forEach((button) => { button.disabled = false; });
  document.querySelectorAll("a[data-once-link][aria-disabled]").forEach((link) => {
    link.removeAttribute("aria-disabled");
    link.classList.remove(...words(link.dataset.disabledClass));
  });
});

// The list of languages closes as lists do.
const languages = document.getElementById("kc-locale");
languages?.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    languages.open = false;
    languages.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if (languages && !languages.contains(event.target)) {
    languages.open = false;
  }
});
