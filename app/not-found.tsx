import { NotHere } from "@/components/shell/not-here";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 pt-16 md:px-8">
      <NotHere />
    </main>
  );
}
