import { lineLook } from "./chart-figure";

/** Which line is which, drawn as the lines are. */
export function LineKeys({ names }: { names: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
      {names.map((name, index) => {
        const { stroke, dashes } = lineLook(index);
        return (
          <li key={name} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 26 6" aria-hidden="true" className="h-1.5 w-6.5">
              <line x1={0} x2={26} y1={3} y2={3} className={stroke} strokeWidth={2} strokeDasharray={dashes} />
            </svg>
            {name}
          </li>
        );
      })}
    </ul>
  );
}
