import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/global.css";
import "./app/touch.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { createQueries } from "./app/queries";
import { startEarly } from "./app/startEarly";
import { firstLanguage, startSpeaking } from "./i18n";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
const speaking = startSpeaking(firstLanguage());
const queries = createQueries();
startEarly(queries, location);
await speaking;
createRoot(root).render(
  <StrictMode>
    <App queries={queries} />
  </StrictMode>,
);
