/**
 * The script of the page: filters, and buttons that copy. Without it every row is shown and can be selected.
 *
 * There is no `<` and no `&` in it, so that the page is XML as well.
 */
export const pageScript = `
const form = document.querySelector('form');
const rows = [...document.querySelectorAll('section.row')];
const filter = () => {
  const chosen = [...form.querySelectorAll('select')].filter((one) => one.value !== '');
  for (const row of rows) row.hidden = chosen.some((one) => row.dataset[one.name] !== one.value);
  form.querySelector('output').value = rows.filter((row) => !row.hidden).length + ' of ' + rows.length + ' shown';
};
const reveal = () => {
  const row = document.getElementById(location.hash.slice(1));
  if (!row?.hidden) return;
  form.reset();
  filter();
  row.scrollIntoView();
};
if (form) {
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  addEventListener('hashchange', reveal);
  filter();
}
for (const code of document.querySelectorAll('code.copied')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy: ' + code.textContent);
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(code);
    const done = await navigator.clipboard?.writeText(code.textContent).then(() => 'Copied', () => undefined);
    button.textContent = done ?? 'Selected';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  code.after(button);
}
`;
