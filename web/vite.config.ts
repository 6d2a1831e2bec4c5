import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { stubServer } from "./dev/stub";

const server = process.env.TROPA_SERVER ?? "http://127.0.0.1:8000";
// The host stays as it is, so that the server finds the origin its own.
const door = { target: server, changeOrigin: false };
const proxy: Record<string, typeof door & { ws?: boolean }> = { "/api": door, "/_allauth": door, "/live": { ...door, ws: true } };

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === "stub" ? [stubServer()] : [])],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    outDir: "../src/tropa/server/web",
    emptyOutDir: true,
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every screen needs, in one file instead of fifty: each file is a way to the server and back.
            { name: "base", test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|@mantine[\\/](core|hooks|notifications|spotlight)|@floating-ui|@tabler)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: mode === "stub" ? {} : proxy,
  },
  test: { environment: "node" },
}));
