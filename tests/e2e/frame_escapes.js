// Runs inside the preview frame. Tries every way out that a script in a page
// could try, and names for each whether it was refused.
const outcome = {};
const isRefused = async (way, attempt) => {
  try {
    const result = await attempt();
    outcome[way] = result === undefined ? 'refused' : `worked: ${result}`;
  } catch {
    outcome[way] = 'refused';
  }
};
const body = JSON.stringify({ request: { headline: 'Dari dalam bingkai' } });

await isRefused('a call over ipc:', async () =>
  (await fetch('ipc://localhost/new_article', { method: 'POST', body })).status);
await isRefused('a call over http://ipc.localhost', async () =>
  (await fetch('http://ipc.localhost/new_article', { method: 'POST', body })).status);
await isRefused('a call over the message handler', async () => {
  const handler = window.webkit?.messageHandlers?.ipc ?? window.ipc;
  // The reply would go to the window; that no story came is asserted there.
  handler?.postMessage(JSON.stringify({
    cmd: 'new_article', callback: 1, error: 2, payload: JSON.parse(body), options: {},
  }));
});
await isRefused('the window behind the frame', () => parent.document.title);
await isRefused("the window's internals", () => parent.__TAURI_INTERNALS__);
await isRefused('the program\'s own files', async () => (await fetch('tauri://localhost/')).status);
await isRefused('the scheme by fetch', async () => (await fetch('preview://localhost/')).status);
await isRefused('the network', async () => (await fetch('https://example.com/')).status);
await isRefused('a file', async () => (await fetch('file:///etc/passwd')).status);
await isRefused('another script', () => {
  const script = document.createElement('script');
  script.textContent = 'window.escaped = 1';
  document.body.append(script);
  script.remove();
  return window.escaped;
});
await isRefused('an attribute that runs', () => {
  const image = document.createElement('img');
  image.setAttribute('onclick', 'window.escaped = 2');
  image.click();
  return window.escaped;
});
await isRefused('eval', () => (0, eval)('3'));
await isRefused('a javascript: address', async () => {
  const link = document.createElement('a');
  link.href = 'javascript:window.escaped=4';
  document.body.append(link);
  link.click();
  link.remove();
  await new Promise((done) => setTimeout(done, 50));
  return window.escaped;
});
await isRefused('a frame within', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<script>parent.escaped = 5</script>';
  document.body.append(frame);
  await new Promise((done) => setTimeout(done, 100));
  frame.remove();
  return window.escaped;
});
await isRefused('another window', () => window.open('https://example.com/') ?? undefined);
await isRefused("the window's address", () => { top.location.href = 'https://example.com/'; });
await isRefused('a form', async () => {
  const form = document.createElement('form');
  form.action = 'https://example.com/';
  document.body.append(form);
  form.submit();
  form.remove();
});
await isRefused('a picture from the network', () => new Promise((done, failed) => {
  const image = new Image();
  image.onload = () => done('loaded');
  image.onerror = failed;
  image.src = 'https://example.com/a.png';
}));
await isRefused('storage', () => localStorage.length);
await isRefused('cookies', () => {
  document.cookie = 'escaped=6';
  return document.cookie || undefined;
});
return outcome;
