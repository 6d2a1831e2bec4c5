import { ApiProblem, problemOf } from "./problem";

/** A file as the server gave it, under its own name. */
export interface FetchedFile {
  blob: Blob;
  name: string;
}

export const MOST_HELD_BYTES = 64 * 2 ** 20;

/** Under which name a file was given; empty where it has none. */
export function nameOf(disposition: string | null): string {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded.trim());
  return /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition ?? "")?.[1]?.replace(/\\(.)/g, "$1") ?? "";
}

/** The file of an address, or the server's refusal in words; none where it is too large to be held here, and the browser had better take it to disk itself. */
export async function fetchFile(address: string, most = MOST_HELD_BYTES): Promise<FetchedFile | null> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => {
    throw new ApiProblem({ title: "", status: 0, code: "offline", detail: "" });
  });
  if (!response.ok) throw await problemOf(response);
  const parts: BlobPart[] = [];
  const reader = response.body?.getReader();
  let held = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part?.value) break;
    held += part.value.byteLength;
    if (held > most) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  const type = response.headers.get("content-type") ?? "";
  return { blob: new Blob(parts, { type }), name: nameOf(response.headers.get("content-disposition")) };
}
