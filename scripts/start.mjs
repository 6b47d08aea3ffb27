// `npm start`: makes sure of Node and the packages, then hands over to serve.ts and goes when that goes.
import { spawn } from "node:child_process";
import path from "node:path";
import { checkNode, installDependencies, root } from "./install.mjs";

checkNode();
if (process.versions.node.startsWith("20.")) console.log("Node 20 works; Node 24 serves pages about a third faster.");
installDependencies();

const here = path.join(root, "scripts");
const serve = spawn(
  process.execPath,
  [
    ...["--conditions=react-server", "--import", "tsx", "--import", new URL("./follow.mjs", import.meta.url).href],
    path.join(here, "serve.ts"),
    ...process.argv.slice(2),
  ],
  // The pipe is never written to: serve.ts sees its end when this process goes, however it goes.
  {
    cwd: root,
    env: { ...process.env, STANDPOINT_STARTER: String(process.pid) },
    stdio: ["pipe", "inherit", "inherit"],
  },
);
serve.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

// A terminal sends Ctrl-C to both of us, a supervisor only to this process: serve.ts counts a second one as the first.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => serve.kill(signal));

// npm killed the hard way tells nobody; its process id going away does.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) serve.kill("SIGTERM");
  }, 1000).unref();
}
