import { NotHere } from "@/components/shell/not-here";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 pt-16 md:px-8">
      <p className="mb-6 font-semibold font-serif text-[1.0625rem]">Standpoint</p>
      <NotHere />
    </main>
  );
}
