export type Part = { id: string; title: string };

/** What stands in a long document, beside it while one reads. Only where there is room for it. */
export function Contents({ parts }: { parts: readonly Part[] }) {
  return (
    <nav
      aria-label="In this document"
      className="small sticky top-6 mt-6 border-line border-t pt-3.5 max-md:hidden print:hidden"
    >
      <ol className="grid">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block py-1 text-ink-2 no-underline hover:text-ink hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
