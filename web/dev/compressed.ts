import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Plugin } from "vite";

const TEXTS = /\.(js|css|svg)$/;
const LEAST_BYTES = 1_000;
const pressed = promisify(gzip);

/** Lays a compressed file beside each long one: the server sends it to whoever takes it. They hold no secrets. */
export function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(names.filter((name) => TEXTS.test(name)).map(async (name) => {
        const content = await readFile(join(folder, name));
        if (content.length >= LEAST_BYTES) await writeFile(join(folder, `${name}.gz`), await pressed(content, { level: 9 }));
      }));
    },
  };
}
