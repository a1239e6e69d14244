// Small helpers. Text goes into the page as text, never as markup.
(() => {
  'use strict';

  /** An element: `el('p', { class: 'hint', 'aria-live': 'polite' }, 'text', child, ...)`. Nothing is added for null. */
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? '' : String(value));
    }
    add(element, children);
    return element;
  }

  function add(element, children) {
    for (const child of children.flat(3)) {
      if (child !== null && child !== undefined && child !== false) element.append(child);
    }
  }

  /** Puts other children into an element. */
  function fill(element, ...children) {
    element.replaceChildren();
    add(element, children);
  }

  const byId = (id) => document.getElementById(id);

  /** Runs a function once the calls have stopped for a while. */
  function debounced(run, wait) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(run, wait);
    };
  }

  /** Moves the focus to a field, and opens what hides it. */
  function goTo(id) {
    const target = byId(id);
    if (target === null) return;
    for (let outer = target.parentElement; outer !== null; outer = outer.parentElement) {
      if (outer instanceof HTMLDetailsElement) outer.open = true;
    }
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }

  globalThis.page = { el, fill, byId, debounced, goTo, lang: 'id' };
})();
