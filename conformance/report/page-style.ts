/** The style of the page: light and dark as the reader has it, narrow windows, paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f5f6f8; --ink: #1b1d21; --faint: #5b6069; --line: #d5d8de;
  --link: #0b57b8; --loss: #b3261e; --refusal: #8a4b00; --acceptance: #7a3d9e; --difference: #36597d; --good: #1a6b32; --design: #7a5200; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15171b; --raised: #1f2228; --ink: #e7e8ea; --faint: #a3a9b3; --line: #3a3f48;
    --link: #8ab8ff; --loss: #ff8a80; --refusal: #ffb868; --acceptance: #d7a6f2; --difference: #9dc3ea; --good: #7ddc96; --design: #f0c060; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.faint, dt, caption, .notes { color: var(--faint); }
.notice pre { margin: .5rem 0 0; padding: 0; }
.notice { border-left: 4px solid var(--loss); background: var(--raised); padding: .75rem 1rem; margin: 1rem 0; }
.wide { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; padding-bottom: .35rem; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; max-width: 16rem; overflow-wrap: break-word; }
th[scope=row], th:first-child { position: sticky; left: 0; }
span.count, td.number { white-space: nowrap; }
thead th, th[scope=row] { background: var(--raised); font-weight: 600; }
th small { display: block; font-weight: 400; color: var(--faint); }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.agrees { color: var(--good); }
td.by-design { color: var(--design); }
td.disagrees { color: var(--loss); font-weight: 600; }
td.not-offered, td.not-met { color: var(--faint); }
ul.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9rem; color: var(--faint); }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; background: var(--raised); padding: .75rem 1rem; border-radius: .5rem; }
form[hidden] { display: none; }
label { display: grid; gap: .2rem; font-size: .9rem; }
select, button { font: inherit; font-size: .9rem; color: inherit; background: var(--ground); border: 1px solid var(--faint); border-radius: .3rem; padding: .25rem .6rem; max-width: 18rem; }
output { font-size: .9rem; }
section.row { border: 1px solid var(--line); border-top: 4px solid var(--difference); border-radius: .35rem; padding: 0 1.1rem 1rem; margin: 1.25rem 0; scroll-margin-top: 1rem; }
section.row:target { outline: 3px solid var(--link); }
section.row[hidden] { display: none; }
section.row > h2 { margin-top: 1rem; }
section.row.loss { border-top-color: var(--loss); } section.row.refusal { border-top-color: var(--refusal); } section.row.acceptance { border-top-color: var(--acceptance); }
.severity { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; font-weight: 600; vertical-align: 2px; color: var(--difference); }
.severity.loss { color: var(--loss); } .severity.refusal { color: var(--refusal); } .severity.acceptance { color: var(--acceptance); }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .15rem 1rem; margin: .5rem 0; font-size: .95rem; }
dd { margin: 0; }
pre { background: var(--raised); border-radius: .35rem; padding: .75rem 1rem; overflow-x: auto; }
pre, code { font: .88rem/1.5 ui-monospace, monospace; }
dd button { margin-left: .75rem; font-size: .8rem; padding: 0 .5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 40rem) { main { padding: 1rem .75rem 3rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .35rem; } section.row { padding: 0 .75rem .75rem; } }
@media print {
  :root { --ground: #fff; --raised: #f5f6f8; --ink: #000; --faint: #444; --line: #999; --link: #000; --loss: #8c1d18; --refusal: #6b3a00;
    --acceptance: #5d2e79; --difference: #2a4661; --good: #14532a; --design: #5c3d00; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } form, button { display: none !important; }
  .wide, pre { overflow: visible; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } table { font-size: 8pt; }
  section.way, tr, .notice { break-inside: avoid; } h2, h3 { break-after: avoid; }
}
`;
