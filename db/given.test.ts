import { createServer } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openGiven } from "./given";

const owner = new URL(inject("ownerUrl"));
const database = `given_${process.pid}`;
const appPassword = "made-for-this-test";
let server: postgres.Sql;

beforeAll(async () => {
  server = postgres(owner.toString(), { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database ${database}`);
});

afterAll(async () => {
  await server.unsafe(`drop database if exists ${database} with (force)`);
  await server.unsafe(`drop role if exists ${database}_application`);
  await server.end();
});

describe("a PostgreSQL that the operator brings", () => {
  test("with one login that may create roles, the application gets a login of its own, and keeps it", async () => {
    const first = await open({ url: urlOf(owner) });
    expect(first.appRole).toBe(`${database}_application`);
    expect(first.ownerUrl).toBe(urlOf(owner));
    expect(await open({ url: urlOf(owner) })).toEqual(first);
  });

  test("an application's login made with another data directory is not taken over", async () => {
    await open({ url: urlOf(owner) });
    await expect(open({ url: urlOf(owner), password: "another-password" })).rejects.toThrow(
      "with another data directory",
    );
  });

  test("with one login that may not create roles, the start says what is missing", async () => {
    const app = new URL((await open({ url: urlOf(owner) })).appUrl);
    await expect(open({ url: app.toString() })).rejects.toThrow(`does not own the database ${database}`);
  });

  test("two logins are taken as they are", async () => {
    const { appUrl } = await open({ url: urlOf(owner) });
    expect(await open({ url: appUrl, ownerUrl: urlOf(owner) })).toMatchObject({ appUrl, ownerUrl: urlOf(owner) });
  });

  test("an application's login that is the owner is refused", async () => {
    await expect(open({ url: urlOf(owner), ownerUrl: urlOf(owner) })).rejects.toThrow(
      "may do more than the application",
    );
  });

  test("logins on two databases are refused", async () => {
    const { appUrl } = await open({ url: urlOf(owner) });
    const elsewhere = appUrl.replace(new RegExp(`/${database}$`), "/postgres");
    await expect(open({ url: elsewhere, ownerUrl: urlOf(owner) })).rejects.toThrow("both must name the same");
  });

  test("a wrong password is named without being shown", async () => {
    const url = new URL(urlOf(owner));
    url.password = "hunter2";
    await expect(open({ url: url.toString() })).rejects.toThrow(/^(?!.*hunter2).*does not let the login .* in: check/);
  });

  test("a database that is not there is named", async () => {
    const url = urlOf(owner).replace(database, "no_such_database");
    await expect(open({ url })).rejects.toThrow("has no database no_such_database: create it");
  });

  test("an address where nothing answers is named", async () => {
    await expect(open({ url: `postgres://a:b@127.0.0.1:${await closedPort()}/x` })).rejects.toThrow(
      "nothing answers at 127.0.0.1",
    );
  });
});

function open(given: { url: string; ownerUrl?: string; password?: string }) {
  return openGiven({ url: given.url, ownerUrl: given.ownerUrl, appPassword: given.password ?? appPassword });
}

function urlOf(login: URL): string {
  const url = new URL(login);
  url.pathname = `/${database}`;
  return url.toString();
}

/** A port on which somebody listened a moment ago. */
function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const address = listener.address();
      listener.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
