/** Files of any length, made line by line and the same every time: customers, and purchases of those customers. */
export function* customerLines(count: number): Generator<string> {
  yield "Customer ID,Name,Account,Phone,E-mail,City,Country,Since\n";
  for (let n = 1; n <= count; n += 1) {
    const name = `${given[n % given.length]} ${family[(n * 7) % family.length]} ${n}`;
    const phone = `07${String(400_000_000 + n).slice(-9)}`;
    yield `C-${n},${name},${String(n).padStart(9, "0")},${phone},c${n}@example.org,${towns[n % towns.length]},GB,${dayOf(n)}\n`;
  }
}

/** Every customer buys about as often as any other, in no order; orders have up to three lines. */
export function* purchaseLines(count: number, customers: number): Generator<string> {
  yield "Customer ID,Order ID,Row ID,Order Date,Product Name,Sales\n";
  for (let n = 1; n <= count; n += 1) {
    const order = Math.ceil(n / 3);
    const customer = (Math.imul(order, 2_654_435_761) >>> 0) % customers;
    yield `C-${customer + 1},O-${order},${n},${dayOf(order)},${goods[n % goods.length]},${((n * 37) % 90_000) / 100}\n`;
  }
}

function dayOf(n: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${2012 + (n % 14)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
}

const given = ["Margaret", "Rhys", "Amara", "Søren", "Zoë", "Ines", "Okwu", "Priya", "Victor", "Helena", "Bo"];
const family = ["Okonkwo", "Evans", "Müller", "García", "Nguyễn", "O’Brien", "Lindqvist", "Brandt", "Raman"];
const towns = ["Leeds", "York", "Hull", "Cardiff", "Bath", "Ely", "Ripon"];
const goods = ["Cover", "Visit", "Boiler plan", "Valve", "Call-out"];

/** Lines as bytes, some thousand at a time. */
export function* inBytes(lines: Iterable<string>): Generator<Buffer> {
  let held = "";
  for (const line of lines) {
    held += line;
    if (held.length < 262_144) continue;
    yield Buffer.from(held);
    held = "";
  }
  if (held) yield Buffer.from(held);
}
