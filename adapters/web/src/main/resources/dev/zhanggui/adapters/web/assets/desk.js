// What a page does beyond reading and forms. Every page works without it.
(() => {
  'use strict';
  const one = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  // Small words that come and go.
  const toast = text => {
    const box = document.createElement('div');
    box.className = 'toast';
    box.textContent = text;
    one('.toasts').append(box);
    setTimeout(() => box.remove(), 5000);
  };

  // A popover of a number closes when one looks elsewhere.
  document.addEventListener('click', event => {
    all('details.asked[open]').forEach(details => {
      if (!details.contains(event.target)) details.open = false;
    });
  });

  // Dialogs: the browser keeps the focus inside and gives it back.
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-dialog]');
    if (opener) {
      event.preventDefault();
      document.getElementById(opener.dataset.dialog).showModal();
    }
    const saying = event.target.closest('[data-toast]');
    if (saying) toast(saying.dataset.toast);
  });

  // The palette: pages at once, records when asked for.
  const palette = document.getElementById('palette');
  if (palette) {
    const input = document.getElementById('palette-input');
    const list = document.getElementById('palette-list');
    let doors = null;
    let chosen = 0;
    const load = () => doors ? Promise.resolve(doors)
      : fetch('/palette', {headers: {Accept: 'application/json'}}).then(answer => answer.json()).then(found => (doors = found));
    const fits = (door, asked) => [door.text.toLowerCase(), ...door.keys].some(key => key.includes(asked));
    const show = () => {
      const asked = input.value.trim().toLowerCase();
      const found = (doors || []).filter(door => !asked || fits(door, asked)).slice(0, 12);
      if (asked) {
        found.push({text: list.dataset.order + ' ' + input.value.trim(), to: '/orders?numbers=' + encodeURIComponent(input.value.trim()), keys: []});
        found.push({text: list.dataset.sku + ' ' + input.value.trim(), to: '/stock?q=' + encodeURIComponent(input.value.trim()), keys: []});
      }
      chosen = Math.min(chosen, Math.max(0, found.length - 1));
      list.replaceChildren(...found.map((door, i) => {
        const item = document.createElement('li');
        item.id = 'door-' + i;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(i === chosen));
        item.dataset.to = door.to;
        const text = document.createElement('span');
        text.textContent = door.text;
        item.append(text);
        if (door.keys.length) {
          const key = document.createElement('small');
          key.textContent = door.keys[0];
          item.append(key);
        }
        return item;
      }));
      input.setAttribute('aria-activedescendant', found.length ? 'door-' + chosen : '');
    };
    const open = () => {
      if (palette.open) return;
      input.value = '';
      chosen = 0;
      palette.showModal();
      input.focus();
      load().then(show);
    };
    input.addEventListener('input', () => { chosen = 0; show(); });
    input.addEventListener('keydown', event => {
      const most = list.children.length - 1;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        chosen = Math.max(0, Math.min(most, chosen + (event.key === 'ArrowDown' ? 1 : -1)));
        show();
        list.children[chosen]?.scrollIntoView({block: 'nearest'});
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (list.children[chosen]) location.href = list.children[chosen].dataset.to;
      }
    });
    list.addEventListener('click', event => {
      const item = event.target.closest('li');
      if (item) location.href = item.dataset.to;
    });
    all('[data-palette]').forEach(button => {
      button.hidden = false;
      button.addEventListener('click', open);
    });
    document.addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
      }
    });
  }

  // Single keys, which can be switched off.
  const KEYS_OFF = 'zhanggui-keys-off';
  const off = document.getElementById('keys-off');
  if (off) {
    off.checked = localStorage.getItem(KEYS_OFF) === '1';
    off.addEventListener('change', () => localStorage.setItem(KEYS_OFF, off.checked ? '1' : '0'));
  }
  const doors = {t: '/', o: '/orders', s: '/stock', i: '/imports'};
  let going = 0;
  let at = -1;
  const typing = target => target.closest('input, textarea, select, [contenteditable]') || one('dialog[open]');
  const rows = () => all('table.grid[data-rows] > tbody > tr');
  const moveTo = next => {
    const list = rows();
    if (!list.length) return;
    at = Math.max(0, Math.min(list.length - 1, next));
    list.forEach((row, i) => row.classList.toggle('is-at', i === at));
    one('a', list[at])?.focus();
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(KEYS_OFF) === '1') return;
    if (typing(event.target)) return;
    const now = Date.now();
    if (going && now - going < 1500 && doors[event.key]) {
      going = 0;
      location.href = doors[event.key];
      return;
    }
    going = event.key === 'g' ? now : 0;
    if (event.key === '?') document.getElementById('keys')?.showModal();
    else if (event.key === '/') { const field = one('[data-search]'); if (field) { event.preventDefault(); field.focus(); } }
    else if (event.key === 'j') moveTo(at + 1);
    else if (event.key === 'k') moveTo(at - 1);
    else if (event.key === 'x' && at >= 0) one('input[type=checkbox]', rows()[at])?.click();
  });

  // Choosing rows: all at once, or a stretch with Shift.
  const picks = all('input[data-pick]');
  const every = one('input[data-pick-all]');
  let last = -1;
  const tell = () => {
    const count = picks.filter(box => box.checked).length;
    all('[data-picked]').forEach(where => (where.textContent = String(count)));
    all('[data-needs-pick]').forEach(what => (what.hidden = count === 0));
    if (every) { every.checked = count > 0 && count === picks.length; every.indeterminate = count > 0 && count < picks.length; }
  };
  if (every) {
    every.closest('label')?.removeAttribute('hidden');
    every.addEventListener('change', () => { picks.forEach(box => (box.checked = every.checked)); tell(); });
  }
  picks.forEach((box, i) => box.addEventListener('click', event => {
    if (event.shiftKey && last >= 0) {
      const [from, to] = [Math.min(i, last), Math.max(i, last)];
      picks.slice(from, to + 1).forEach(other => (other.checked = box.checked));
    }
    last = i;
    tell();
  }));
  if (picks.length) tell();

  // Filters act as soon as something is chosen.
  all('form[data-now]').forEach(form => form.addEventListener('change', event => {
    if (event.target.matches('select, input[type=checkbox], input[type=date]')) form.requestSubmit();
  }));

  // A form that was sent is not sent again by a second click.
  document.addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.method === 'dialog' || event.target.method === 'get') return;
    setTimeout(() => all('button', event.target).forEach(button => { if (!button.name) button.disabled = true; }), 0);
  });
  window.addEventListener('pageshow', () => all('form button:disabled').forEach(button => (button.disabled = false)));

  // Deadlines go on while the page stands open.
  const clocks = all('time.clock[data-soon]');
  if (clocks.length) setInterval(() => { if (!document.hidden) location.reload(); }, 300000);

  // A file may be dropped instead of chosen.
  all('.drop').forEach(drop => {
    const input = one('input[type=file]', drop);
    const name = one('[data-file-name]', drop);
    const say = () => { if (name) name.textContent = input.files.length ? input.files[0].name : ''; };
    input.addEventListener('change', say);
    ['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('is-over'); }));
    ['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.remove('is-over'); }));
    drop.addEventListener('drop', event => {
      if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; say(); }
    });
  });

  // Progress of a job, told while it runs.
  const job = one('[data-job]');
  if (job) {
    const source = new EventSource(job.dataset.job);
    source.addEventListener('progress', event => {
      const [done, total, text] = event.data.split('|');
      const bar = one('progress', job);
      if (bar) { if (Number(total) > 0) { bar.max = Number(total); bar.value = Number(done); } else bar.removeAttribute('value'); }
      const words = one('[data-job-text]', job);
      if (words) words.textContent = text;
    });
    source.addEventListener('end', () => { source.close(); location.reload(); });
  }

  // Counts that others change while this page stands open.
  const live = all('[data-live]').filter(where => where.dataset.live);
  if (live.length) {
    const source = new EventSource('/live?' + new URLSearchParams(live.map(where => ['of', where.dataset.live])));
    source.addEventListener('counts', event => {
      const counts = JSON.parse(event.data);
      live.forEach(where => { if (counts[where.dataset.live] !== undefined) where.textContent = counts[where.dataset.live]; });
    });
    window.addEventListener('pagehide', () => source.close());
  }
})();
