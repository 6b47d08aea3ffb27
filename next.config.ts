import type { NextConfig } from "next";

/** What every answer carries. The script policy needs a nonce and is set per request in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers heed it over https only.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

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
    return [{ source: "/:path*", headers }];
  },
};

export default config;
