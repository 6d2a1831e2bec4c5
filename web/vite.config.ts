import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { chunks } from "./dev/chunks";
import { compressed } from "./dev/compressed";
import { stubServer } from "./dev/stub";

const server = process.env.TROPA_SERVER ?? "http://127.0.0.1:8000";
// The host stays as it is, so that the server finds the origin its own.
const door = { target: server, changeOrigin: false };
const proxy: Record<string, typeof door & { ws?: boolean }> = { "/api": door, "/_allauth": door, "/live": { ...door, ws: true } };

export default defineConfig(({ mode }) => ({
  plugins: [react(), compressed(), ...(mode === "stub" ? [stubServer()] : [])],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    outDir: "../src/tropa/server/web",
    emptyOutDir: true,
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunks() },
      },
    },
  },
  server: {
    proxy: mode === "stub" ? {} : proxy,
  },
  test: { environment: "node" },
}));
