// What is wrong with how a page is built, in words. Structure.java asks for it, and changes window and media in between.
(() => {
  const shifts = [];
  const keep = (entries) => shifts.push(...entries.filter((entry) => !entry.hadRecentInput));
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({type: "layout-shift", buffered: true});

  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const name = (at) => !at ? "nothing" : at.nodeType === Node.TEXT_NODE ? `"${at.data.trim().slice(0, 40)}"`
      : at.tagName.toLowerCase() + (at.id && "#" + at.id) + [...at.classList].map((each) => "." + each).join("");
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const seen = (at) => {
    const box = at.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && at.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !at.closest(".kp-sr, .pf-v5-u-screen-reader");
  };
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const at = walker.currentNode;
      if (at.data.trim() && seen(at.parentElement) && !at.parentElement.closest("script, style, svg, option, noscript")) {
        const range = document.createRange();
        range.selectNodeContents(at);
        found.push({at, boxes: [...range.getClientRects()].filter((box) => box.width > 1)});
      }
    }
    return found;
  };
  const scrolls = (at) => /auto|scroll/.test(getComputedStyle(at).overflowX + getComputedStyle(at).overflowY);
  const hides = (at) => /hidden|clip/.test(getComputedStyle(at).overflowX + getComputedStyle(at).overflowY);
  const ancestors = (at) => { const found = []; while ((at = at.parentElement)) { found.push(at); } return found; };
  const few = (found) => found.slice(0, 5);

  /** Without scrolling sideways, and without parts that something cuts off. */
  const fits = () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) {
      found.push(`is wider than ${innerWidth} pixels`);
    }
    for (const at of all("body *")) {
      const box = at.getBoundingClientRect();
      if ((box.right > innerWidth + 1 || box.left < -1) && !ancestors(at).some(scrolls)) {
        found.push(`${name(at)} goes out of ${innerWidth} pixels`);
      }
    }
    for (const {at, boxes} of texts()) {
      for (const around of [at.parentElement, ...ancestors(at.parentElement)]) {
        if (scrolls(around) || around === document.body) {
          break;
        }
        const edge = around.getBoundingClientRect();
        if (hides(around) && boxes.some((box) => box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 2 || box.bottom > edge.bottom + 2)) {
          found.push(`${name(at)} is cut off by ${name(around)}`);
        }
      }
    }
    return few(found);
  };

  /** Texts and controls do not lie on one another. */
  const overlaps = () => {
    const things = texts().concat(all("a[href], button, input, select, textarea, summary, img, svg, .kp-i").filter((at) => getComputedStyle(at).display !== "inline")
        .filter((at) => getComputedStyle(at).pointerEvents !== "none" && !at.parentElement.closest("svg")).map((at) => ({at, boxes: [at.getBoundingClientRect()]})));
    const found = [];
    things.forEach((one, i) => things.slice(i + 1).forEach((other) => {
      if (!one.at.contains(other.at) && !other.at.contains(one.at) && one.boxes.some((a) => other.boxes.some((b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5))) {
        found.push(`${name(one.at)} and ${name(other.at)} lie on one another`);
      }
    }));
    return few(found);
  };

  /** WCAG 2.5.8, without its exception for what has room around it: 24 pixels, with the label if there is one, unless it stands within a sentence. */
  const targets = () => few(all(CONTROLS).filter((at) => !(at.matches("[tabindex]") && scrolls(at))).flatMap((at) => {
    const boxes = [at, ...(at.labels ?? [])].map((each) => each.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    const sentence = getComputedStyle(at).display === "inline" && at.parentElement.textContent.trim() !== at.textContent.trim();
    return width >= 24 && height >= 24 || sentence ? [] : [`${name(at)} is ${Math.round(width)} x ${Math.round(height)} pixels`];
  }));

  const look = (at) => [at, at.parentElement].map((each) => {
    const style = getComputedStyle(each);
    return [style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "" : style.outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor].join();
  }).join();

  /** Where the keyboard is, is seen and not covered (WCAG 2.4.7, 2.4.11). */
  const focus = () => {
    const before = document.activeElement;
    const found = [];
    for (const at of all(CONTROLS).filter((each) => !each.disabled)) {
      before.blur();
      const usual = look(at);
      at.focus({focusVisible: true});
      const box = at.getBoundingClientRect();
      const above = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - Math.max(box.top, 0)) / 2);
      if (document.activeElement !== at) {
        found.push(`${name(at)} is not reached by the keyboard`);
      } else if (look(at) === usual) {
        found.push(`${name(at)} does not look as if the keyboard were there`);
      } else if (above && !at.contains(above) && !above.contains(at) && ![...(at.labels ?? [])].some((label) => label.contains(above))) {
        found.push(`${name(at)} lies beneath ${name(above)}`);
      }
      at.blur();
    }
    before.focus();
    scrollTo(0, 0);
    return few(found);
  };

  /** For who wants no motion. A transition that has begun ends as it began, so of those the style tells. */
  const still = () => few([...document.querySelectorAll("*")].flatMap((at) => ["", "::before", "::after"].filter((part) => {
    const style = getComputedStyle(at, part || null);
    return /[1-9]/.test(style.transitionDuration) || style.animationName !== "none" || style.scrollBehavior === "smooth";
  }).map((part) => `${name(at)}${part} moves`)).concat(document.getAnimations().filter((each) => !(each instanceof CSSTransition)).map((each) => `${name(each.effect?.target)} is moving`)));

  /** Browsers draw sliders and show chosen colors themselves then, as what they are. */
  const NATIVE = "[type=range], [type=color]";

  /** Fields and buttons have borders, and signs the color of a text. */
  const contrast = () => {
    const found = all(`input:not([type=checkbox], [type=radio], #kc-attempted-username, ${NATIVE}), select, textarea, button, .kp-button`).filter((at) => ![at, at.parentElement].some((each) => {
      const style = getComputedStyle(each);
      return style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
    })).map((at) => `${name(at)} has no border`);
    for (const at of all(".kp-i, .fa, .fas")) {
      const behind = ancestors(at).map((each) => getComputedStyle(each).backgroundColor).find((color) => !/, 0\)|transparent/.test(color));
      if (getComputedStyle(at).backgroundColor === behind) {
        found.push(`${name(at)} is not seen`);
      }
    }
    return few(found.concat(all("body *").filter((at) => getComputedStyle(at).forcedColorAdjust === "none" && !at.matches(`.kp-i, .fa, .fas, img, svg, svg *, ${NATIVE}`))
        .map((at) => `${name(at)} has colors of its own`)));
  };

  /** From right to left everything stands as in a mirror, but for what has a direction of its own. */
  const mirrored = () => {
    const root = document.documentElement;
    const direction = root.getAttribute("dir");
    const things = all("body *").filter((at) => !/^inline|^contents/.test(getComputedStyle(at).display) && !at.parentElement.closest("svg, [dir]:not(html)"));
    const at = (way) => {
      root.dir = way;
      return things.map((each) => {
        const box = each.getBoundingClientRect();
        const style = getComputedStyle(each);
        return way === "ltr" ? [box.left, box.right, style.paddingLeft, style.borderLeftWidth, style.paddingRight]
            : [innerWidth - box.right, innerWidth - box.left, style.paddingRight, style.borderRightWidth, style.paddingLeft];
      });
    };
    const [ltr, rtl] = [at("ltr"), at("rtl")];
    const found = things.filter((each, i) => ltr[i].some((value, j) => Math.abs(parseFloat(value) - parseFloat(rtl[i][j])) > 1.5) && !each.matches("[dir]"))
        .map((each) => `${name(each)} does not stand as in a mirror`);
    things.filter((each) => /^(left|right)$/.test(getComputedStyle(each).textAlign)).forEach((each) => found.push(`${name(each)} has its text at one side`));
    all(".kp-i-next").filter((each) => new DOMMatrix(getComputedStyle(each).transform).a >= 0).forEach((each) => found.push(`${name(each)} points where one came from`));
    if (root.scrollWidth > innerWidth) {
      found.push(`is wider than ${innerWidth} pixels from right to left`);
    }
    direction === null ? root.removeAttribute("dir") : root.dir = direction;
    return few(found);
  };

  /** What was where when it was painted stays there, unless somebody does something. */
  const shifted = async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    keep(observer.takeRecords());
    return few(shifts.map((entry) => `moved by ${entry.value.toFixed(4)}: ${entry.sources.map((source) => name(source.node)).join(" ")}`));
  };

  const rules = new CSSStyleSheet();
  /** Only the letters grow, or get farther from each other (WCAG 1.4.12); "" is as it was. */
  const write = (css) => {
    rules.replaceSync(css);
    if (!document.adoptedStyleSheets.includes(rules)) {
      document.adoptedStyleSheets.push(rules);
    }
  };

  window.structure = {fits, overlaps, targets, focus, still, contrast, mirrored, shifted, write};
})();
