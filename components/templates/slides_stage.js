// The stage: slides in a strip to arrange, and one at a time over the whole screen to present. Every slide is
// here from the start, so the next one needs no server, and a lost connection does not stop a talk. The
// number of the slide stands in the address, so a reload comes back to it.

const BROAD = 1.5; // screens at least this much wider than high get the sheet of 16:9
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", Space: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last", Escape: "escape",
  KeyS: "sources", KeyL: "language", KeyV: "presenter", KeyF: "full", KeyB: "dark", KeyH: "help",
};

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Stage {
  constructor(root) {
    this.root = root;
    this.frame = make("div", "stage");
    this.style = make("style");
    this.strip = make("div", "strip");
    this.dialog = make("dialog", "show");
    this.screen = make("div", "screen");
    this.slide = make("div", "slide");
    this.talk = make("div", "talk");
    this.over = make("div", "over");
    this.typed = make("div", "typed");
    this.said = make("p", "unseen");
    this.said.setAttribute("aria-live", "polite");
    this.slide.setAttribute("role", "group");
    this.over.hidden = this.typed.hidden = this.talk.hidden = true;
    this.over.tabIndex = 0;
    this.screen.tabIndex = -1;
    this.screen.append(this.slide, this.talk, this.over, this.typed, this.said);
    this.dialog.append(this.screen);
    this.frame.append(this.style, this.strip, this.dialog);
    root.appendChild(this.frame);
    this.at = 1;
    this.digits = "";
    this.shape = "";
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.slide.addEventListener("click", (event) => {
      this.go(event.clientX < window.innerWidth / 3 ? this.at - 1 : this.at + 1);
    });
    this.started = Date.now();
    this.asked = [];
  }

  // What was asked is sent again with the next request until the server says that it is done: two requests in
  // a row may reach it as one.
  tell(what) {
    const last = this.asked.length ? this.asked[this.asked.length - 1].id : 0;
    this.asked.push({ ...what, id: Math.max(Date.now(), last + 1) });
    this.send(this.asked);
  }

  update(data, send) {
    const first = !this.data;
    const other = first || this.data.deck !== data.deck;
    this.data = data;
    this.send = send;
    this.asked = this.asked.filter((one) => one.id > data.done);
    this.style.textContent = data.css;
    this.frame.lang = this.dialog.lang = data.lang;
    this.dialog.setAttribute("aria-label", data.title);
    this.slide.setAttribute("aria-roledescription", data.words.slide);
    if (other) this.listen();
    this.at = Math.min(this.at, data.slides.length);
    this.drawStrip();
    if (first && data.start) {
      this.presenter = data.mode === "presenter";
      this.open(data.start, false);
    } else if (this.dialog.open) this.draw();
  }

  listen() {
    if (this.channel) this.channel.close();
    this.channel = new BroadcastChannel("paygiri-slides-" + this.data.deck);
    this.channel.onmessage = (event) => {
      if (this.dialog.open && Number.isInteger(event.data)) this.go(event.data, true);
    };
  }

  // The strip.

  drawStrip() {
    const { data } = this;
    const words = data.words;
    const bar = make("div", "bar");
    const present = make("button", "main", words.present);
    present.onclick = () => { this.presenter = false; this.open(1, true); };
    const second = make("a", "", words.second);
    second.target = "_blank";
    second.rel = "opener";
    const address = new URL(window.location.href);
    address.searchParams.set("slide", "1");
    address.searchParams.set("view", "presenter");
    second.href = address.search;
    bar.append(present, second, make("span", "quiet", words.keys));
    const list = make("ol", "cards");
    data.slides.forEach((slide, place) => list.append(this.card(slide, place + 1)));
    const typing = this.typing();
    this.strip.replaceChildren(bar, list);
    if (typing) this.typeOn(typing);
  }

  // What is being typed while the strip is drawn anew is not lost.
  typing() {
    const field = this.strip.getRootNode().activeElement;
    if (!field || !field.dataset.field || !this.strip.contains(field)) return null;
    return { field: field.dataset.field, value: field.value, from: field.selectionStart, to: field.selectionEnd };
  }

  typeOn({ field, value, from, to }) {
    const same = this.strip.querySelector(`[data-field="${field}"]`);
    if (!same) return;
    same.value = value;
    same.focus();
    same.setSelectionRange(from, to);
  }

  card(slide, number) {
    const words = this.data.words;
    const card = make("li", "card");
    const show = make("button", "thumb");
    show.innerHTML = this.renamed(slide.wide, number);
    show.firstElementChild.setAttribute("aria-hidden", "true");
    show.setAttribute("aria-label", words.from.replace("{number}", number) + ": " + slide.heading);
    show.onclick = () => { this.presenter = false; this.open(number, true); };
    const head = make("div", "head");
    head.append(make("b", "", String(number)));
    if (slide.small.length) {
      const warning = make("span", "warning", words.small);
      warning.title = slide.small.join("; ");
      head.append(warning);
    }
    const moves = make("span", "moves");
    const button = (what, label, sign, off) => {
      const made = make("button", "", sign);
      made.title = label;
      made.setAttribute("aria-label", `${label}: ${number}`);
      made.disabled = off;
      made.onclick = () => this.tell({ do: what, slide: number });
      moves.append(made);
    };
    button("up", words.up, "↑", number === 1);
    button("down", words.down, "↓", number === this.data.slides.length);
    button("remove", words.remove, "✕", this.data.slides.length === 1);
    head.append(moves);
    card.append(show, head, this.field("heading", number, slide), this.field("note", number, slide));
    return card;
  }

  // The hatching of a drawing is found by its name, which no two drawings of a page may share: the first one
  // would paint for both, and paints nothing where it is hidden.
  renamed(svg, number) {
    this.copies = (this.copies || 0) + 1;
    return svg.replaceAll(`s${number}w-`, `copy${this.copies}-`);
  }

  field(what, number, slide) {
    const words = this.data.words;
    const label = make("label", "", words[what]);
    const input = make(what === "note" ? "textarea" : "input");
    input.value = what === "note" ? slide.note : slide.own;
    input.dataset.field = `${what}-${number}`;
    input.maxLength = this.data.longest[what];
    input.placeholder = what === "note" ? "" : slide.heading;
    input.title = input.placeholder;
    if (what === "note") input.rows = 2;
    const before = input.value;
    input.onblur = () => {
      if (input.isConnected && input.value !== before) this.tell({ do: what, slide: number, text: input.value });
    };
    input.onkeydown = (event) => { if (event.key === "Enter" && what === "heading") input.blur(); };
    label.append(input);
    return label;
  }

  // The show.

  open(number, asked) {
    if (!this.dialog.open) this.dialog.showModal();
    this.strip.style.visibility = "hidden"; // painted by nobody while the show is over it
    this.started = Date.now();
    this.ticking = this.ticking || setInterval(() => this.tick(), 1000);
    if (asked && !this.presenter && this.screen.requestFullscreen) {
      this.screen.requestFullscreen().then(() => { this.full = true; }, () => { this.full = false; });
    }
    this.screen.focus();
    this.go(number);
  }

  close() {
    this.dialog.close();
    this.strip.style.visibility = "";
    clearInterval(this.ticking);
    this.ticking = null;
    if (document.fullscreenElement) document.exitFullscreen();
    this.full = false;
    this.write(null);
    this.tell({ do: "closed" });
  }

  write(number) {
    const address = new URL(window.location.href);
    if (number === null) {
      address.searchParams.delete("slide");
      address.searchParams.delete("view");
    } else {
      address.searchParams.set("slide", String(number));
      if (this.presenter) address.searchParams.set("view", "presenter");
      else address.searchParams.delete("view");
    }
    window.history.replaceState(window.history.state, "", address);
  }

  go(number, heard) {
    this.at = Math.max(1, Math.min(number, this.data.slides.length));
    this.over.hidden = true;
    this.screen.classList.remove("dark");
    this.write(this.at);
    if (!heard) this.channel.postMessage(this.at);
    this.draw();
  }

  draw() {
    const slide = this.data.slides[this.at - 1];
    this.shape = window.innerWidth / window.innerHeight >= BROAD ? "wide" : "tall";
    this.screen.classList.toggle("presenter", Boolean(this.presenter));
    this.slide.innerHTML = slide[this.presenter ? "wide" : this.shape];
    this.slide.dataset.number = String(this.at);
    this.slide.setAttribute("aria-label", `${this.at}. ${slide.heading}`);
    this.said.textContent = `${this.data.words.slide} ${this.at}: ${slide.heading}. ${slide.alt}`;
    if (!this.over.hidden && this.over.dataset.kind === "sources") this.over.innerHTML = slide.sources;
    this.drawTalk(slide);
  }

  drawTalk(slide) {
    this.talk.hidden = !this.presenter;
    if (!this.presenter) return;
    const words = this.data.words;
    const next = this.data.slides[this.at];
    const clock = make("p", "clock");
    clock.append(make("time", "now"), make("span", "passed"));
    const count = make("p", "quiet", `${this.at} / ${this.data.slides.length}`);
    const note = make("p", "note", slide.note || words.nonote);
    const coming = make("p", "next");
    coming.append(make("span", "quiet", words.next + " "), make("b", "", next ? next.heading : words.end));
    const preview = make("div", "preview");
    if (next) preview.innerHTML = this.renamed(next.wide, this.at + 1);
    this.talk.replaceChildren(clock, count, coming, preview, note);
    if (slide.small.length) {
      this.talk.append(make("p", "warning", words.small + " " + slide.small.join("; ")));
    }
    this.tick();
  }

  tick() {
    if (!this.presenter || !this.talk.firstChild) return;
    const seconds = Math.floor((Date.now() - this.started) / 1000);
    const two = (value) => String(value).padStart(2, "0");
    const now = new Date();
    this.talk.querySelector(".now").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    this.talk.querySelector(".passed").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }

  lay(kind, html) {
    const same = !this.over.hidden && this.over.dataset.kind === kind;
    this.over.hidden = same;
    this.over.dataset.kind = kind;
    if (!same) {
      this.over.innerHTML = html;
      this.over.scrollTop = 0;
      this.over.focus();
    } else this.screen.focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9]$/.test(event.key)) {
      this.digits = (this.digits + event.key).slice(-3);
      return this.type(event);
    }
    if (event.key === "Enter" && event.target.closest("a")) return;
    const scrolls = !this.over.hidden && /^(Arrow(Up|Down)|Page|Space)/.test(event.code);
    if (scrolls) return;
    const asked = event.key === "Enter" ? "enter" : KEYS[event.code] || (event.key === "?" ? "help" : null);
    if (!asked) return;
    event.preventDefault();
    event.stopPropagation();
    const digits = Number(this.digits);
    this.digits = "";
    this.typed.hidden = true;
    this.act(asked, digits, event.shiftKey);
  }

  type(event) {
    event.preventDefault();
    this.typed.textContent = this.digits;
    this.typed.hidden = false;
    clearTimeout(this.forget);
    this.forget = setTimeout(() => { this.digits = ""; this.typed.hidden = true; }, 4000);
  }

  act(asked, digits, shift) {
    if (asked === "enter") this.go(digits || this.at + 1);
    else if (asked === "next") this.go(this.at + (shift ? -1 : 1));
    else if (asked === "back") this.go(this.at - 1);
    else if (asked === "first") this.go(1);
    else if (asked === "last") this.go(this.data.slides.length);
    else if (asked === "sources") this.lay("sources", this.data.slides[this.at - 1].sources);
    else if (asked === "help") this.lay("help", this.data.help);
    else if (asked === "dark") this.screen.classList.toggle("dark");
    else if (asked === "full") this.toggleFull();
    else if (asked === "presenter") { this.presenter = !this.presenter; this.write(this.at); this.draw(); }
    else if (asked === "language") this.nextLanguage();
    else if (asked === "escape") this.escape(digits);
  }

  escape(digits) {
    if (!this.over.hidden) { this.over.hidden = true; this.screen.focus(); }
    else if (!digits) this.close();
  }

  toggleFull() {
    if (document.fullscreenElement) { this.full = false; document.exitFullscreen(); }
    else this.screen.requestFullscreen().then(() => { this.full = true; }, () => {});
  }

  left() {
    if (this.full && !document.fullscreenElement && this.dialog.open) { this.full = false; this.close(); }
  }

  nextLanguage() {
    const codes = this.data.languages;
    const lang = codes[(codes.indexOf(this.data.lang) + 1) % codes.length];
    this.tell({ do: "language", text: lang, slide: this.at });
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let stage = parentElement.stage;
  if (!stage) stage = parentElement.stage = new Stage(parentElement);
  stage.update(data, (what) => setTriggerValue("asked", what));
  const tint = () => { stage.frame.dataset.theme = isDark(stage.frame) ? "dark" : "light"; };
  tint();
  const themed = new MutationObserver(() => requestAnimationFrame(tint));
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  const turned = () => { if (stage.dialog.open) stage.draw(); };
  const left = () => stage.left();
  window.addEventListener("resize", turned);
  document.addEventListener("fullscreenchange", left);
  return () => {
    themed.disconnect();
    window.removeEventListener("resize", turned);
    document.removeEventListener("fullscreenchange", left);
  };
}
