// The control address of the playground: see control.py.

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? response.statusText);
  return body;
}

export const get = async (path) => answer(await fetch(`/control/${path}`));

export async function act(name, facts) {
  const response = await fetch(`/control/act/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(facts),
  });
  return (await answer(response)).result;
}

export function listen(after, heard, broken) {
  const source = new EventSource(`/control/events?after=${after}`);
  source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  source.addEventListener("error", broken);
  return source;
}

export const fileAddress = (id) => `/control/files/${encodeURIComponent(id)}`;

export async function inBase64(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}
