import { describe, expect, test } from "vitest";
import { readSettings } from "./env";

const read = (given: Record<string, string>) => () => readSettings({ NODE_ENV: "test", ...given });

describe("what the operator sets", () => {
  test("nothing has to be set", () => {
    expect(read({})()).toMatchObject({ PORT: 3000, STANDPOINT_DATA_DIR: ".data" });
  });

  test("an empty value counts as not set", () => {
    expect(read({ PORT: "", DATABASE_URL: "" })()).toMatchObject({ PORT: 3000 });
  });

  test("all faults are named at once, each with what to do", () => {
    const given = { PORT: "70000", STANDPOINT_DEMO: "maybe", AUTH_SECRET: "short", DATABASE_OWNER_URL: "mysql://x" };
    const faults = [
      "DATABASE_OWNER_URL must look like postgres://login:password@host:5432/database.",
      "STANDPOINT_DEMO must be on or off.",
      "PORT must be a whole number between 1 and 65535.",
      "AUTH_SECRET must have at least 24 characters; leave it out and one is made and kept.",
      "DATABASE_URL is not set although DATABASE_OWNER_URL is: set both, or neither for the embedded database.",
    ];
    expect(read(given)).toThrow(faults.join("\n"));
  });

  test.each(["3000.5", "0", "-1", "port"])("the port %s is refused", (PORT) => {
    expect(read({ PORT })).toThrow("PORT must be a whole number between 1 and 65535.");
  });

  test("single sign-on needs all of its three values", () => {
    expect(read({ OIDC_ISSUER: "https://login.example.com" })).toThrow("OIDC_CLIENT_ID and OIDC_CLIENT_SECRET not set");
  });

  test("mail needs a server and whom it comes from, and neither can hold a second line", () => {
    const mail = {
      SMTP_URL: "smtp://me:secret@mail.example.com:587",
      MAIL_FROM: "Standpoint <standpoint@example.com>",
    };
    expect(read(mail)()).toMatchObject(mail);
    expect(read({ SMTP_URL: mail.SMTP_URL })).toThrow("MAIL_FROM is not set although SMTP_URL is");
    expect(read({ MAIL_FROM: mail.MAIL_FROM })).toThrow("SMTP_URL is not set although MAIL_FROM is");
    expect(read({ ...mail, SMTP_URL: "mail.example.com" })).toThrow("SMTP_URL must look like smtp://");
    for (const MAIL_FROM of ["nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"])
      expect(read({ ...mail, MAIL_FROM })).toThrow("MAIL_FROM must be an address");
  });

  test("the address in mails has no slash at its end", () => {
    expect(read({ STANDPOINT_URL: "https://crm.example.com/" })()).toMatchObject({
      STANDPOINT_URL: "https://crm.example.com",
    });
  });

  test("the demo is never opened to other machines, because anyone may sign in to it", () => {
    expect(read({ STANDPOINT_HOST: "0.0.0.0" })).toThrow("STANDPOINT_HOST must stay 127.0.0.1 while the demo is on");
    expect(read({ STANDPOINT_HOST: "0.0.0.0", STANDPOINT_DEMO: "off" })()).toMatchObject({
      STANDPOINT_HOST: "0.0.0.0",
    });
  });

  test("a fault never repeats a secret", () => {
    const given = { DATABASE_URL: "postgres//app:hunter2@db/x", AUTH_SECRET: "hunter2" };
    expect(read(given)).toThrow(/^(?!.*hunter2)/s);
  });
});
