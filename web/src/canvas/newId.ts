/** An id for something new; also where the browser holds `randomUUID` back (plain http in a local network). */
export const newId = (): string =>
  crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(16).padStart(8, "0"), "");
