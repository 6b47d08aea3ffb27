// `npm test`, `npm run check` and `npm run proof`.
import { begin } from "./begin.mjs";

begin(process.argv.includes("--proof") ? "proof.ts" : "check.ts");
