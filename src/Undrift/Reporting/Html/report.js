"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll("details.finding")];
  const sections = [...document.querySelectorAll("section.object")];
  const shown = document.getElementById("shown");
  const toggle = document.getElementById("toggle");
  const nothing = document.getElementById("nothing");
  const field = (name) => form.elements[name];
  const visible = () => findings.filter((finding) => !finding.hidden);

  const fits = (finding, text, severities) => {
    const data = finding.dataset;
    const one = (name) => !field(name)?.value || field(name).value === data[name];
    return (
      severities.has(data.severity) &&
      one("risk") &&
      one("group") &&
      one("cause") &&
      (!field("blocks")?.checked || "blocks" in data) &&
      (field("accepted")?.checked !== false || !("accepted" in data)) &&
      text.every((word) => data.text.toLowerCase().includes(word))
    );
  };

  const label = () => {
    const all = visible();
    toggle.textContent = all.length > 0 && all.every((finding) => finding.open) ? "Close all" : "Open all";
  };

  const apply = () => {
    const text = field("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    for (const finding of findings) finding.hidden = !fits(finding, text, severities);
    for (const section of sections) section.hidden = !section.querySelector("details.finding:not([hidden])");
    const count = visible().length;
    shown.textContent = count === findings.length ? `${count} shown` : `${count} of ${findings.length} shown`;
    nothing.hidden = count > 0;
    label();
  };

  const toggleAll = () => {
    const all = visible();
    const open = !all.every((finding) => finding.open);
    for (const finding of all) finding.open = open;
    label();
  };

  const move = (step) => {
    const heads = visible().map((finding) => finding.querySelector("summary"));
    const at = heads.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : heads.length - 1) : Math.min(Math.max(at + step, 0), heads.length - 1);
    heads[next]?.focus();
    heads[next]?.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", toggleAll);
  for (const finding of findings) finding.addEventListener("toggle", label);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select, textarea");
    if (event.key === "Escape" && event.target === field("text")) {
      field("text").value = "";
      field("text").blur();
      apply();
    } else if (typing) return;
    else if (event.key === "/") {
      event.preventDefault();
      field("text").focus();
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "e") toggleAll();
  });

  form.hidden = false;
  apply();
  const linked = document.getElementById(location.hash.slice(1));
  if (linked?.matches("details.finding")) linked.open = true;
})();
