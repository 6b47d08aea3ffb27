// `npm start` and `npm run dev`.
import { begin } from "./begin.mjs";

if (process.versions.node.startsWith("20.")) console.log("Node 20 works; Node 24 is faster.");
begin("serve.ts");
