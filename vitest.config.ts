import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "server-only": `${root}server/testing/server-only.ts`, "@": root.replace(/\/$/, "") };

/** A zone with an odd offset: date code that forgets its zone fails loudly. */
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["server/domain/**/*.test.ts", "components/**/*.test.ts", "server/architecture.test.ts"],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["server/**/*.test.ts", "db/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["server/domain/**", "server/architecture.test.ts"],
          globalSetup: ["server/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["server/domain/**/*.ts"],
      exclude: ["**/*.test.ts"],
    },
  },
});
