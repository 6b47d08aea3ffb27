import { readSecrets } from "@/db/postgres/secrets";
import { Fault, messageOf } from "@/server/domain/fault";
import { readSettings, type Settings } from "@/server/env";
import { buildIfStale } from "./build";
import { dataDirOf, type Installation, isEmpty, letWorkerAsk, openInstallation, prepare } from "./installation";
import { isHeld, type Lock, takeLock } from "./lock";
import { preflight } from "./preflight";
import { childEnvironment, startWeb, startWorker } from "./processes";
import type { Service } from "./service";

const isDev = process.argv.includes("--dev");
const began = process.hrtime.bigint();

/** What was begun, newest last: it is ended in the opposite order. */
const toEnd: (() => Promise<void> | void)[] = [];
let ending: Promise<void> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave(0, "Stopping …"));

run().catch((error: unknown) => leave(1, error instanceof Fault ? error.message : sentenceFor(error)));

async function run(): Promise<void> {
  const settings = readSettings();
  const dataDir = dataDirOf(settings);
  const lock = await holdDirectory(dataDir);
  await preflight(settings, dataDir, host(settings));
  const [installation] = await Promise.all([openDatabase(settings, dataDir), build(lock)]);
  if (ending) return;
  const { authSecret, askingKey } = readSecrets(dataDir);
  await letWorkerAsk(installation, askingKey);
  const environment = childEnvironment(settings, installation, authSecret);
  const web = startWeb({ isDev, port: settings.PORT, host: host(settings), environment });
  keep(web, lock);
  await web.ready();
  if (ending) return;
  const worker = startWorker({ ...environment, STANDPOINT_ASKING_KEY: askingKey });
  keep(worker, lock);
  for (const service of [web, worker]) watch(service);
  watchDatabase(installation);
  await sayReady(settings, installation);
}

async function holdDirectory(dataDir: string): Promise<Lock> {
  const taken = await takeLock(dataDir, "npm start");
  if (isHeld(taken)) {
    throw new Fault(
      `Standpoint already runs on ${dataDir} (${taken.purpose}, process ${taken.process.pid}): stop that first, or set STANDPOINT_DATA_DIR to another directory.`,
    );
  }
  toEnd.push(taken.release);
  return taken;
}

async function openDatabase(settings: Settings, dataDir: string): Promise<Installation> {
  const opening = openInstallation(settings, dataDir);
  toEnd.push(() =>
    opening.then(
      (installation) => installation.stop(),
      () => undefined,
    ),
  );
  const installation = await opening;
  if (!ending) await prepare(installation, say);
  return installation;
}

async function build(lock: Lock): Promise<void> {
  if (isDev) return;
  await buildIfStale((service) => {
    say("Building the pages (once per version) …");
    lock.adopt(service.pid);
    toEnd.push(service.stop);
  });
}

/** From here on the process is ended with us. */
function keep(service: Service, lock: Lock): void {
  lock.adopt(service.pid);
  toEnd.push(service.stop);
}

/** And from here on its unexpected end ends us. */
function watch(service: Service): void {
  void service.exited.then(({ code, signal }) => {
    const how = signal ?? `code ${code}`;
    void leave(1, `The ${service.name} process ended by itself (${how}): everything was stopped; start again.`);
  });
}

function watchDatabase(installation: Installation): void {
  setInterval(() => {
    if (!ending && !installation.isRunning())
      void leave(1, "The database ended by itself: everything was stopped; start again, nothing committed is lost.");
  }, 2_000);
}

async function sayReady(settings: Settings, installation: Installation): Promise<void> {
  const address = `http://${host(settings) === "127.0.0.1" ? "localhost" : host(settings)}:${settings.PORT}`;
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  say(`Standpoint is ready at ${address} (after ${seconds.toFixed(1)} s).`);
  if (installation.isDemo) {
    say("This is the demo company: open the address and choose a person on the sign-in page.");
    say("For your own, empty Standpoint: stop with Ctrl-C and start with STANDPOINT_DEMO=off.");
  } else if (await isEmpty(installation.ownerUrl)) {
    const { setUpLink } = await import("./set-up-link");
    say(`Nobody can sign in yet: make the first account at ${address}${await setUpLink(installation.appUrl)}`);
  } else {
    say("Sign in with your e-mail address and password.");
  }
}

/** Ends everything in the opposite order of its beginning. Only the first reason is said. */
function leave(code: number, sentence: string): Promise<void> {
  ending ??= (async () => {
    (code === 0 ? say : console.error)(sentence);
    for (const end of toEnd.reverse()) {
      await Promise.resolve(end()).catch((error: unknown) => console.error(messageOf(error)));
    }
    process.exit(code);
  })();
  return ending;
}

function host(settings: Settings): string {
  return settings.STANDPOINT_HOST ?? "127.0.0.1";
}

function sentenceFor(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (/ENOSPC|No space left/i.test(text))
    return "The disk is full: make room and start again. What was committed is safe.";
  return `Standpoint could not start: ${text}`;
}

function say(sentence: string): void {
  console.log(sentence);
}
