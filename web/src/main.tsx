import "./styles/mantine";
import "@fontsource-variable/inter/wght.css";
import "./styles/styles.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Provider } from "urql";
import { createGraphqlClient } from "./data/graphql-client";
import { createRunClient } from "./data/run-client";
import { askStatus } from "./data/status";
import { askAhead } from "./graph-view/first-questions";
import { Announcer } from "./shared/announcer";
import { App, loadAhead } from "./shell/app";
import { cssVariables, theme } from "./theme";

// Before anything is drawn: the questions of the first view and its file are under way.
const statusClient = createGraphqlClient();
const runClient = createRunClient(null);
const { pathname, search } = window.location;
// The longest answers first: a browser asks one server few things at a time.
if (pathname === "/graph") askAhead(runClient.client, search);
void askStatus(statusClient);
loadAhead(pathname);

function Root(): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {/* No transitions: a box that was ticked shows it at once. */}
      <BrowserRouter useTransitions={false}>
        <Provider value={statusClient}>
          <Announcer>
            <App client={runClient} />
          </Announcer>
        </Provider>
      </BrowserRouter>
    </MantineProvider>
  );
}

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");
createRoot(container).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
