import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answer } from "./answers";

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    request.on("data", (part: Buffer) => (text += part.toString("utf8")));
    request.on("end", () => resolve(text));
  });
}

/** A server in memory for drawing screens: `npm run dev -- --mode stub`. Never built. */
export function stubServer(): Plugin {
  return {
    name: "tropa-stub",
    configureServer(server) {
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next) => {
        const url = new URL(request.url ?? "/", "http://stub");
        if (!/^\/(api|_allauth)\//.test(url.pathname)) {
          next();
          return;
        }
        void bodyOf(request).then((body) => {
          const found = answer(request.method ?? "GET", url, body);
          response.statusCode = found.status;
          response.setHeader("Content-Type", "application/json");
          response.end(found.body === undefined ? "" : JSON.stringify(found.body));
        });
      });
    },
  };
}
