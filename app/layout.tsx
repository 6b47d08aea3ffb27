import "@fontsource-variable/inter/opsz.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { default: "Standpoint", template: "%s · Standpoint" },
  description: "Customers, what was promised to them, and the decisions that touch them.",
  robots: { index: false, follow: false },
  // Numbers are linked where a call is meant; a phone must not guess.
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#161412" },
  ],
  colorScheme: "light dark",
};

/** The paper under every page. Each page brings one `main` with the id that the skip link leads to. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries the nonce of its own request, so none may be made at build time.
  await connection();
  return (
    <html lang="en-GB">
      <body>
        <a
          href="#main"
          className="-top-20 fixed left-4 z-50 rounded-md border border-control bg-surface px-4 py-2.5 text-sm focus:top-3 print:hidden"
        >
          Skip to the page
        </a>
        {children}
      </body>
    </html>
  );
}
