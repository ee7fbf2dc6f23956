/** The parts that are loaded when they are needed: `link` (the socket) at consent, `sheet` (sheet for the doctor, symptom log) when opened. */

interface Part {
  file: string;
  integrity: string;
}

declare const __PARTS__: Record<string, Part>;
declare const __VERSION__: string;

const loaded = new Map<string, unknown>();
const coming = new Map<string, Promise<unknown>>();
let beside = "";
let nonce = "";

/** Where the parts lie: beside the script that is running. */
export function setHome(script: HTMLScriptElement | null): void {
  beside = script?.src ?? "";
  nonce = script?.nonce ?? "";
}

/** Called by a part when it has run. */
export function arrived(name: string, contents: unknown): void {
  loaded.set(name, contents);
}

interface Policy {
  createScriptURL(url: string): string;
}

let policy: Policy | null | undefined;

/** A page may demand that addresses of scripts are vouched for; ours have a fixed name and a hash. */
function vouched(address: string): string {
  if (policy === undefined) {
    const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } }).trustedTypes;
    try {
      policy = types?.createPolicy("signpost-chat", { createScriptURL: (url: string) => url }) ?? null;
    } catch {
      policy = null; // the page allows no policy of ours
    }
  }
  return policy ? policy.createScriptURL(address) : address;
}

function fetchPart(name: string, address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.integrity = __PARTS__[name]!.integrity;
    script.crossOrigin = "anonymous";
    if (nonce) script.nonce = nonce;
    script.onload = () => (loaded.has(name) ? resolve(loaded.get(name)) : reject(new Error(name)));
    script.onerror = () => reject(new Error(name));
    script.src = vouched(address);
    document.head.append(script);
    script.remove();
  });
}

/** A part of the widget: from beside the script, or from the chat's server where it is not known where the script came from. */
export function part<T>(name: string, server: string): Promise<T> {
  if (loaded.has(name)) return Promise.resolve(loaded.get(name) as T);
  const known = coming.get(name);
  if (known) return known as Promise<T>;
  const { file } = __PARTS__[name]!;
  const address = beside ? new URL(file, beside).href : `${server}/widget/${__VERSION__}/${file}`;
  const all = fetchPart(name, address).finally(() => coming.delete(name));
  coming.set(name, all);
  return all as Promise<T>;
}
