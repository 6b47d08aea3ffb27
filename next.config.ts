import type { NextConfig } from "next";

/** What every answer carries. The script policy needs a nonce and is set per request in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers heed it over https only.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const noFrame = { key: "X-Frame-Options", value: "DENY" };

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A nonce per request and a page that is partly static exclude each other.
  cacheComponents: false,
  // The title belongs in the head also for a browser without JavaScript, so nobody gets it streamed in later.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  // Types are checked once, by the test command.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      { source: "/:path*", headers },
      // The same words for everybody: a reader's own browser may keep them for a while, nobody in between does.
      { source: "/our-charter", headers: [{ key: "Cache-Control", value: "private, max-age=300" }] },
      // It knows no list of origins. The public charter inside another page is proxy.ts's to allow; nothing else is.
      { source: "/((?!our-charter$).*)", headers: [noFrame] },
      { source: "/our-charter", missing: [{ type: "query", key: "embed", value: "1" }], headers: [noFrame] },
    ];
  },
};

export default config;
