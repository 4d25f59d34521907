// Where the keyboard is: always in sight, and never lost when a part of the page is replaced.
(() => {
  "use strict";

  const CONTROL = "a, button, input, select, textarea, summary";
  const HEADING = "h1[tabindex], h2[tabindex]";
  const on = (type, listener) => document.addEventListener(type, listener);

  // Tab alone leaves what stands half behind an edge or under a bar where it is.
  on("focusin", ({ target }) => {
    if (!target.matches(CONTROL) || !target.matches(":focus-visible")) return;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const elementOf = (target) => (typeof target === "string" ? document.querySelector(target) : target);

  function arrived(ctx) {
    const target = elementOf(ctx.target);
    return target?.isConnected ? target : document.getElementById(target?.id);
  }

  on("htmx:before:swap", ({ detail: { ctx } }) => {
    const target = elementOf(ctx?.target);
    if (!target) return;
    if (target.contains(document.activeElement)) ctx.held = document.activeElement;
    // What "show more" brings stands after this.
    const more = ctx.sourceEvent?.target?.closest?.(".more");
    if (more) ctx.last = ctx.swap === "beforeend" ? target.lastElementChild : target.previousElementSibling;
  });

  // Focus goes to what is new, but never away from somebody who is typing.
  on("htmx:after:swap", ({ detail: { ctx } }) => {
    if (document.querySelector("dialog:modal")) return;
    const kind = ctx?.sourceEvent?.type;
    if (kind === "submit" || kind === "click") return focusNews(ctx, document.querySelector("#problem > .note"));
    if (!ctx?.held || ctx.held.isConnected) return;
    (twin(ctx.held, arrived(ctx)) ?? document.querySelector(HEADING))?.focus({ preventScroll: true });
  });

  function focusNews(ctx, problem) {
    const fresh = arrived(ctx);
    const place = problem ?? fresh ?? document;
    const pressed = ctx.sourceEvent.target.closest?.("a, button");
    const news = place.querySelector(".errors, .note[tabindex]") ?? (problem ? null : firstAfter(ctx.last) ?? twin(pressed, fresh));
    if (news) return news.focus();
    const stays = !problem && ctx.sourceEvent.type === "click" && pressed?.isConnected;
    (place.querySelector(HEADING) ?? (stays ? pressed : document.querySelector(HEADING)))?.focus();
  }

  function firstAfter(last) {
    if (!last) return null;
    const follows = (one) => last.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING;
    return [...document.querySelectorAll("main a[href], main summary")].find((one) => follows(one) && one.checkVisibility());
  }

  // The control that was pressed, in what replaced it: whoever sorts or filters can go on from there.
  function twin(pressed, fresh) {
    if (!pressed || pressed.isConnected) return null;
    if (pressed.id) return document.getElementById(pressed.id);
    const same = (one) => one.checkVisibility() && caption(one) === caption(pressed);
    return [...(fresh?.querySelectorAll(pressed.localName) ?? [])].find(same);
  }

  function caption(control) {
    const words = [...control.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.data.trim());
    return control.getAttribute("aria-label") ?? (words.join("") || control.textContent.trim() || control.name);
  }
})();
