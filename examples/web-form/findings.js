// Findings: beside their fields, and in a summary at the top with links to them.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el } = page;

  const GRAVITY = ['error', 'warning', 'info'];

  /** The sentence of a finding and what to do about it: the same words beside the field and in the summary. */
  const sentence = (finding) => `${page.capital(page.said(finding))}. ${page.said(finding.help)}.`;

  /** Puts the findings of one field beside it. Called only after the field was checked. */
  function mark(id, findings) {
    const control = page.byId(id);
    const place = page.byId(`${id}-findings`);
    if (control === null || place === null) return;
    page.fill(
      place,
      findings.map((finding) =>
        el('p', { class: finding.severity }, el('strong', {}, `${heading(finding, place)}: `), sentence(finding)),
      ),
    );
    const wrong = findings.some(({ severity }) => severity === 'error');
    if (wrong) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
    const hint = page.byId(`${id}-hint`) === null ? [] : [`${id}-hint`];
    const described = [...hint, ...(findings.length === 0 ? [] : [place.id])];
    if (described.length === 0) control.removeAttribute('aria-describedby');
    else control.setAttribute('aria-describedby', described.join(' '));
  }

  /** How grave a finding is; below a row of the table also which cell it is about. */
  function heading(finding, place) {
    const words = page.text(`severity_${finding.severity}`);
    return place.dataset.name === undefined ? words : `${words}, ${place.dataset.name}`;
  }

  /** The summary of all findings, with links. `nameOf` says which field a finding is about. */
  function summary(place, located) {
    const shown = located.filter(({ finding }) => finding.severity !== 'info');
    shown.sort((a, b) => GRAVITY.indexOf(a.finding.severity) - GRAVITY.indexOf(b.finding.severity));
    const wrong = shown.some(({ finding }) => finding.severity === 'error');
    document.title = `${wrong ? `${page.text('errorPrefix')}: ` : ''}${page.text('title')}`;
    if (shown.length === 0) {
      page.fill(place, el('div', { class: 'summary fine', tabindex: '-1' }, el('p', { role: 'alert' }, page.text('noProblems'))));
      return;
    }
    const items = shown.map(({ finding, id, name }) => {
      const words = `${name}: ${sentence(finding)}`;
      return el('li', { class: finding.severity }, id === null ? words : el('a', { href: `#${id}`, onclick: follow }, words));
    });
    page.fill(
      place,
      el(
        'div',
        { class: `summary ${wrong ? 'error' : 'warning'}`, tabindex: '-1', 'aria-labelledby': `${place.id}-heading` },
        el('div', { role: 'alert' }, el('h2', { id: `${place.id}-heading` }, page.text(wrong ? 'problems' : 'doubts')), el('ul', {}, items)),
      ),
    );
  }

  function follow(event) {
    event.preventDefault();
    page.goTo(decodeURIComponent(event.currentTarget.hash.slice(1)));
  }

  /** Moves the focus to the summary. */
  const focusSummary = (place) => place.firstElementChild?.focus();

  /** Takes a summary away. */
  function noSummary(place) {
    page.fill(place);
    document.title = page.text('title');
  }

  Object.assign(page, { markFindings: mark, summary, focusSummary, noSummary });
})();
