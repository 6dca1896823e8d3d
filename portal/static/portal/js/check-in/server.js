// Talks to the server. Every answer is {state, ...}: ok, same, offline, signed_out, not_allowed, fault.
async function asked(address, options) {
  let response;
  try {
    response = await fetch(address, { ...options, redirect: "manual", cache: "no-store" });
  } catch {
    return { state: "offline" };
  }
  if (response.status === 304) return { state: "same" };
  if (response.type === "opaqueredirect" || response.status === 401) return { state: "signed_out" };
  const isJson = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  const said = isJson ? await response.json().catch(() => null) : null;
  if (response.ok && said) return { state: "ok", said, version: response.headers.get("ETag") };
  // A 403 that is no answer of ours is a form that belongs to another session: signing in again helps.
  if (response.status === 403) return { state: said?.why === "not_allowed" ? "not_allowed" : "signed_out" };
  return { state: "fault" };
}

export const askForList = (address, version) =>
  asked(address, { headers: version ? { "If-None-Match": version } : {} });

export function sendScans(address, scans) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const body = JSON.stringify({
    scans: scans.map(({ id, seen, code, registration, present }) => ({
      id,
      age: Math.max(0, Date.now() - seen),
      code,
      registration,
      present,
    })),
  });
  return asked(address, { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": token } });
}

// Whether the portal has signed exactly this text.
export async function isSealed({ list, seal }, publicKey) {
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const kind = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("raw", bytes(publicKey), kind, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(seal), new TextEncoder().encode(list));
}

export async function hashOf(code) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 32);
}
