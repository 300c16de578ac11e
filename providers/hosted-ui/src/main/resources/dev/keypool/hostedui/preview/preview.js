const POLL_MILLISECONDS = 2000;
const NARROW_PIXELS = 800;
const CHOICES = ['page', 'state', 'theme', 'lang', 'dir', 'scheme', 'width'];

const element = id => document.getElementById(id);
const controls = element('controls');
const frame = element('frame');

let choices;
let tag;

/** The address had a code once; since then it says what is looked at. */
const given = new URLSearchParams(location.hash.slice(1));
const code = given.get('code');
if (code) {
  history.replaceState(null, '', location.pathname);
}

function say(text) {
  if (element('status').textContent !== text) {
    element('status').textContent = text;
  }
}

function words(id) {
  const text = id.replaceAll('-', ' ');
  return text[0].toUpperCase() + text.slice(1);
}

function fill(name, options, selected) {
  const chosen = options.some(option => option.value === selected) ? selected : options[0].value;
  element(name).replaceChildren(...options.map(option => new Option(option.label, option.value, false, option.value === chosen)));
}

function states() {
  return choices.pages.find(page => page.id === controls.page.value).states;
}

function fillStates(selected) {
  fill('state', states().map(state => ({value: state, label: words(state)})), selected);
}

/** What was chosen stays, where it still is to be had. */
function offer(selected) {
  fill('page', choices.pages.map(page => ({value: page.id, label: words(page.id)})), selected.page);
  fillStates(selected.state);
  fill('theme', choices.themes.map(theme => ({value: theme, label: theme === choices.theme ? `${theme} (in use)` : theme})), selected.theme ?? choices.theme);
  fill('lang', choices.languages.map(language => ({value: language.tag, label: `${language.label} – ${language.tag}`})), selected.lang ?? choices.language);
  for (const name of ['dir', 'scheme', 'width']) {
    const options = name === 'dir' ? [...controls.dir.options] : [...controls[name]];
    if (options.some(option => option.value === selected[name])) {
      controls[name].value = selected[name];
    }
  }
}

function chosen() {
  return Object.fromEntries(CHOICES.map(name => [name, controls[name].value]));
}

function show() {
  const now = chosen();
  history.replaceState(null, '', '#' + new URLSearchParams(now));
  const query = new URLSearchParams(Object.entries(now).filter(([name, value]) => value && name !== 'width'));
  frame.title = `${words(now.page)}, ${words(now.state)}`;
  frame.className = `${now.width} ${now.scheme}`;
  element('alone').href = `page?${query}`;
  // Not by its src: each would be a step for the browser's button to go back.
  frame.contentWindow.location.replace(new URL(`page?${query}`, location.href));
}

function describe() {
  element('whose').textContent = (choices.client ? `The draft of the app client ${choices.client}.` : "The draft of the realm's default.");
  const notes = [];
  if (!choices.branded) {
    notes.push(`The theme in use, ${choices.theme}, shows the texts of a branding alone. Choose keypool as login theme.`);
  }
  if (choices.scheme !== 'DYNAMIC') {
    notes.push(`The draft's color scheme is ${choices.scheme}, whatever a visitor's system prefers.`);
  }
  element('notes').textContent = notes.join(' ');
  element('warnings').hidden = choices.warnings.length === 0;
  element('warning-list').replaceChildren(...choices.warnings.map(warning => {
    const item = document.createElement('li');
    item.textContent = warning;
    return item;
  }));
}

/** Whether the preview goes on. */
async function refresh() {
  const answer = await fetch('draft', {headers: tag ? {'If-None-Match': tag} : {}, cache: 'no-store'});
  if (answer.status === 304) {
    return true;
  }
  if (!answer.ok) {
    say(await answer.text());
    return false;
  }
  const selected = choices ? chosen() : {width: innerWidth < NARROW_PIXELS ? 'phone' : 'desktop', ...Object.fromEntries(given)};
  tag = answer.headers.get('ETag');
  choices = await answer.json();
  say(controls.hidden ? '' : `The draft has changed; shown as of ${new Date().toLocaleTimeString()}.`);
  controls.hidden = element('stage').hidden = false;
  offer(selected);
  describe();
  show();
  return true;
}

function step(by) {
  const all = choices.pages.flatMap(page => page.states.map(state => [page.id, state]));
  const at = all.findIndex(([page, state]) => page === controls.page.value && state === controls.state.value);
  const [page, state] = all[(at + by + all.length) % all.length];
  controls.page.value = page;
  fillStates(state);
  show();
  say(frame.title);
}

async function open() {
  if (code) {
    const answer = await fetch('session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({code})});
    if (!answer.ok) {
      say(await answer.text());
      return;
    }
  }
  watch();
}

async function watch() {
  let goesOn = true;
  if (document.visibilityState === 'visible') {
    try {
      goesOn = await refresh();
    } catch (error) {
      say('The server cannot be reached; trying again.');
    }
  }
  if (goesOn) {
    setTimeout(watch, POLL_MILLISECONDS);
  }
}

controls.addEventListener('change', event => {
  if (event.target === controls.page) {
    fillStates();
  }
  show();
});
controls.addEventListener('submit', event => event.preventDefault());
element('previous').addEventListener('click', () => step(-1));
element('next').addEventListener('click', () => step(1));

open();
