// `npm run standpoint -- <command>`, for operators.
import { begin } from "./begin.mjs";

begin("standpoint.ts");
