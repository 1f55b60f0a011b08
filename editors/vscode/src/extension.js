// Starts `legc lsp` for routines, and says so when there is none.
// @ts-check

"use strict";

const { execFile } = require("node:child_process");
const vscode = require("vscode");
const { LanguageClient, RevealOutputChannelOn, State } = require("vscode-languageclient/node");

const INSTALL = "Install legc (`cargo install --path .` in Leg's folder), or say in the settings where it is.";

/** @type {LanguageClient | undefined} */
let client;
/** @type {vscode.OutputChannel} */
let output;
/** One start or stop after the other. */
let turn = Promise.resolve();

/** The text of each plan that is shown, by its address. */
const plans = new Map();

function settings() {
  const leg = vscode.workspace.getConfiguration("leg");
  return {
    path: leg.get("path", "legc").trim() || "legc",
    forServer: { inlayHints: leg.get("inlayHints", true), showPlans: false },
  };
}

/** Shows what `expand this day` gives, beside the routine. */
async function showPlan(/** @type {string} */ text) {
  const title = text.split("\n", 1)[0].replace(/[^\p{L}\p{N} ·-]/gu, "").trim() || "Plan";
  const address = vscode.Uri.from({ scheme: "leg-plan", path: `/${title}` });
  plans.set(address.toString(), text);
  changed.fire(address);
  const document = await vscode.workspace.openTextDocument(address);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** @type {vscode.EventEmitter<vscode.Uri>} */
const changed = new vscode.EventEmitter();

/** Why there is no such program, if there is none. */
function missing(/** @type {string} */ path) {
  return new Promise((resolve) => {
    execFile(path, ["--version"], (error) => resolve(error ?? undefined));
  });
}

async function start() {
  const { path, forServer } = settings();
  const error = await missing(path);
  if (error) {
    notStarted(path, error);
    return;
  }
  const server = { command: path, args: ["lsp"] };
  const starting = new LanguageClient("leg", "Leg", server, {
    documentSelector: [{ language: "leg" }],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: forServer,
    middleware: {
      executeCommand: async (command, args, next) => {
        const result = await next(command, args);
        if (command === "leg.expandDay" && typeof result === "string") {
          await showPlan(result);
        }
        return result;
      },
    },
    // What cannot be started is told once, in words that help.
    initializationFailedHandler: () => false,
  });
  client = starting;
  try {
    await starting.start();
    output.appendLine(`legc lsp runs: ${path}`);
  } catch (error) {
    client = undefined;
    notStarted(path, error);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.state === State.Running) {
    await running.stop();
  }
}

function restart() {
  turn = turn.then(stop).then(start).catch((error) => output.appendLine(String(error)));
  return turn;
}

/** Says that the server cannot be started, and what helps. */
function notStarted(/** @type {string} */ path, /** @type {unknown} */ error) {
  const isMissing = /ENOENT/.test(String(error));
  output.appendLine(`${path} lsp cannot be started: ${error}`);
  const message = isMissing
    ? `Leg: there is no program \`${path}\`. ${INSTALL}`
    : `Leg: \`${path} lsp\` cannot be started. ${INSTALL}`;
  // Not waited for: a message that no one answers must not hold up the next start.
  void vscode.window.showErrorMessage(message, "Open settings", "Show output").then((choice) => {
    if (choice === "Open settings") {
      return vscode.commands.executeCommand("workbench.action.openSettings", "leg.path");
    }
    if (choice === "Show output") {
      output.show();
    }
  });
}

async function activate(/** @type {vscode.ExtensionContext} */ context) {
  output = vscode.window.createOutputChannel("Leg");
  context.subscriptions.push(
    output,
    changed,
    vscode.commands.registerCommand("leg.restart", restart),
    vscode.commands.registerCommand("leg.output", () => output.show()),
    vscode.workspace.registerTextDocumentContentProvider("leg-plan", {
      onDidChange: changed.event,
      provideTextDocumentContent: (address) => plans.get(address.toString()) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument((document) => plans.delete(document.uri.toString())),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("leg.path")) {
        void restart();
      } else if (change.affectsConfiguration("leg") && client) {
        void client.sendNotification("workspace/didChangeConfiguration", {
          settings: settings().forServer,
        });
      }
    }),
  );
  turn = turn.then(start);
  await turn;
}

async function deactivate() {
  await turn.catch(() => {});
  await stop();
}

module.exports = { activate, deactivate };
