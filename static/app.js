// What only works with a script: the keyboard in lists, guards on forms, toasts, dialogs.
// Everything listens on the document, so that swapped content works without being set up.
(() => {
  "use strict";

  const CONTROL = "a, button, input, select, textarea, summary, label, [contenteditable]";
  const TEXT = "textarea, input:not([type]), input[type=text], input[type=search]";
  const TOAST_SECONDS = 20;
  const on = (type, listener) => document.addEventListener(type, listener);
  const opener = (row) => row?.querySelector("th[scope=row] > a[href]");
  const rowOf = (element) => element?.closest?.("table.list tbody tr");

  // ── keyboard and double click ──
  on("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return openPalette(event);
    if (event.target.closest("#paleta")) return walkPalette(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const writing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !writing) return focusSearch(event);
    const row = rowOf(event.target);
    if (!row) return;
    const picking = event.target.matches(".pick input");
    if (event.key === "Enter" && (event.target === row || picking)) return open(event, row);
    if (writing && !(picking && event.target.type === "checkbox")) return;
    if (event.key === "ArrowDown") move(event, row, "nextElementSibling");
    if (event.key === "ArrowUp") move(event, row, "previousElementSibling");
  });

  on("dblclick", (event) => {
    const control = event.target.closest(CONTROL);
    if (control && !control.closest(".pick")) return;
    open(event, rowOf(event.target));
  });

  // A click on a row chooses it, where rows can be chosen one at a time.
  on("click", (event) => {
    if (event.target.closest(CONTROL)) return;
    const radio = rowOf(event.target)?.querySelector(".pick input[type=radio]");
    if (radio && !radio.checked) radio.click();
  });

  function focusSearch(event) {
    const field = document.querySelector("main .search input, .side input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  // ── Ctrl K: one search over everything; the browser gives the focus back when it closes ──
  function openPalette(event) {
    const palette = document.getElementById("paleta");
    if (!palette || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!document.querySelector("dialog:modal")) palette.showModal();
    palette.querySelector("input").select();
  }

  function walkPalette(event) {
    const palette = event.target.closest("#paleta");
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would only be emptied
      return palette.close();
    }
    const field = palette.querySelector("input");
    const links = [...palette.querySelectorAll(".found li a")];
    const here = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && links.length) {
      event.preventDefault();
      const next = Math.max(-1, Math.min(links.length - 1, here + step));
      (links[next] ?? field).focus();
    }
    // Enter opens the first of what is shown, unless that still belongs to what was typed before.
    const shown = palette.querySelector(".found").dataset.q === field.value.trim();
    if (event.key === "Enter" && event.target === field && shown && links.length) {
      event.preventDefault();
      links[0].click();
    }
    if (event.key.length === 1 && here >= 0 && !event.ctrlKey && !event.metaKey && event.key !== " ") field.focus();
  }

  on("click", (event) => {
    if (event.target.closest("[data-palette]")) openPalette(event);
    if (event.target.id === "paleta") event.target.close();
  });

  function open(event, row) {
    const link = opener(row);
    if (!link) return;
    event.preventDefault();
    getSelection()?.removeAllRanges();
    link.click();
  }

  function move(event, row, towards) {
    const rows = [...row.closest("table").querySelectorAll("tbody tr")].filter(opener);
    const next = rows[rows.indexOf(row) + (towards === "nextElementSibling" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    (event.target.matches(".pick input") ? next.querySelector(".pick input") : opener(next))?.focus();
  }

  // ── forms: nothing typed is lost, nothing is sent twice ──
  const changed = new WeakSet();
  on("input", (event) => {
    const form = event.target.form;
    if (!form?.hasAttribute("data-guard")) return;
    changed.add(form);
    const hint = form.querySelector("[data-unsaved]");
    if (hint) hint.textContent = hint.dataset.unsaved;
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll("form[data-guard]")].some((form) => changed.has(form))) event.preventDefault();
  });
  on("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-sending")) return event.preventDefault();
    queueMicrotask(() => {
      // HTMX sends by itself and prevents the default; it is told apart once all listeners ran.
      const own = event.defaultPrevented;
      if (own && !sentByHtmx(form, event.submitter)) return;
      if (form.method === "dialog") return;
      changed.delete(form);
      hold(form, event.submitter);
      if (!own && form.method === "get") release(form);
    });
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(release));
  on("htmx:finally:request", (event) => {
    const form = event.detail.ctx?.request?.form;
    if (form) release(form);
  });

  function sentByHtmx(form, submitter) {
    return [form, submitter].some((element) => element?.hasAttribute("hx-post") || element?.hasAttribute("hx-get"));
  }

  function hold(form, submitter) {
    form.setAttribute("data-sending", "");
    submitter?.setAttribute("aria-busy", "true");
    // Disabling at once would leave the pressed button's own value out of what is sent.
    setTimeout(() => form.hasAttribute("data-sending") && disable(form, true));
  }

  function release(form) {
    form.removeAttribute("data-sending");
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    disable(form, false);
  }

  function disable(form, sending) {
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      if (sending && !button.disabled) button.dataset.held = "";
      if (sending || "held" in button.dataset) button.disabled = sending;
      if (!sending) delete button.dataset.held;
    }
  }

  // ── placeholders: into the text last touched ──
  let touched = null;
  on("focusin", (event) => {
    if (event.target.matches(TEXT)) touched = event.target;
  });

  function insert(token) {
    const form = token.closest("form");
    const field = touched?.form === form && touched.isConnected ? touched : form?.querySelector("textarea");
    if (!field) return;
    field.focus();
    field.setRangeText(token.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // ── buttons ──
  on("click", (event) => {
    const button = event.target.closest("[data-insert], [data-copy], [data-close], [data-print], dialog [data-cancel]");
    if (!button) return;
    if ("insert" in button.dataset) insert(button);
    if ("copy" in button.dataset) copy(button);
    if ("print" in button.dataset) window.print();
    if ("close" in button.dataset) putAway(button.closest(".toast, .note"));
    if ("cancel" in button.dataset) {
      event.preventDefault();
      button.closest("dialog").close();
    }
  });

  // How a status will look in lists.
  on("input", (event) => {
    const form = event.target.form;
    const mark = form?.querySelector("[data-mark]");
    if (!mark || !["description", "category", "tone"].includes(event.target.name)) return;
    const value = (name) => form.elements[name]?.value ?? "";
    mark.className = `status ${value("category") || "active"} tone-${value("tone") || "grey"}`;
    mark.textContent = value("description") || form.elements.description.labels[0].firstChild.textContent.trim();
  });

  // Two versions of one thing: all of one side at once.
  on("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (!button) return;
    button.form.querySelectorAll(`input[data-side=${button.dataset.choose}]`).forEach((radio) => (radio.checked = true));
  });

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Plain http in an office network has no clipboard of its own.
      const field = document.createElement("textarea");
      field.value = text;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.setAttribute("aria-pressed", "true");
    setTimeout(() => button.removeAttribute("aria-pressed"), 2000);
  }

  // A line of the error summary leads to its field, also where the field is a group.
  on("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    const group = link && document.getElementById(link.hash.slice(1))?.closest("fieldset");
    group?.querySelector("input")?.focus();
  });

  // ── choosing rows ──
  on("change", (event) => {
    const box = event.target;
    const table = box.matches?.(".pick input[type=checkbox]") && box.closest("table");
    if (!table) return;
    const all = table.querySelector("thead .pick input[type=checkbox]");
    const rows = [...table.querySelectorAll("tbody .pick input[type=checkbox]")];
    if (box === all) rows.forEach((row) => (row.checked = all.checked));
    const chosen = rows.filter((row) => row.checked).length;
    if (all) {
      all.checked = chosen > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    }
    const figure = box.form?.querySelector("[data-chosen]");
    if (figure) figure.textContent = chosen;
  });

  function putAway(notice) {
    const held = notice.contains(document.activeElement);
    notice.remove();
    if (held) document.querySelector("main").focus({ preventScroll: true });
  }

  // ── toasts: gone after a while, unless somebody is at them ──
  function watch(toast) {
    let timer = 0;
    const start = () => (timer = setTimeout(() => toast.remove(), TOAST_SECONDS * 1000));
    const stop = () => clearTimeout(timer);
    const resume = () => {
      stop();
      if (!toast.matches(":hover, :focus-within")) start();
    };
    ["mouseenter", "focusin"].forEach((type) => toast.addEventListener(type, stop));
    ["mouseleave", "focusout"].forEach((type) => toast.addEventListener(type, () => setTimeout(resume)));
    toast.setAttribute("data-watched", "");
    start();
  }

  // ── what has arrived ──
  function settle(root) {
    root.querySelectorAll(".toast:not([data-watched])").forEach(watch);
    root.querySelectorAll("[data-copy][hidden], [data-print][hidden], [data-palette][hidden], [data-scripted][hidden]").forEach((button) => (button.hidden = false));
    root.querySelectorAll("[data-insert]:disabled").forEach((token) => (token.disabled = false));
    root.querySelectorAll("dialog[data-open]:not([open])").forEach(show);
    root.querySelectorAll(".tabs").forEach(showCurrent);
  }

  // On a narrow screen the tab one is at may stand beyond the edge.
  function showCurrent(tabs) {
    const current = tabs.querySelector("[aria-current]");
    if (current) tabs.scrollLeft = current.offsetLeft + current.offsetWidth - tabs.offsetLeft - tabs.clientWidth + 16;
  }

  function show(dialog) {
    dialog.removeAttribute("data-open");
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    dialog.querySelector("h1, h2")?.focus();
  }

  on("htmx:after:swap", () => {
    const problem = document.querySelector("#problem > .note");
    const modal = document.querySelector("dialog:modal");
    if (problem && modal) modal.querySelector(".body")?.prepend(problem);
    settle(document);
  });

  on("DOMContentLoaded", () => {
    settle(document);
    document.querySelector("main .errors")?.focus();
  });
})();
