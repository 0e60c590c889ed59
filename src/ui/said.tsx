import { splitNumbers } from './split-numbers';

/** A standard's number, never broken over a line. */
export const Num = ({ children }: { children: string }) => <span className="number">{children}</span>;

/** A sentence whose standards' numbers are never broken over a line. */
export function Said({ children }: { children: string }) {
  return (
    <>
      {splitNumbers(children).map((run, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of a sentence have no identity of their own
        run.number ? <Num key={i}>{run.text}</Num> : run.text,
      )}
    </>
  );
}

/** Numbers or names one after the other, each unbroken. */
export function Nums({ list }: { list: readonly string[] }) {
  return (
    <>
      {list.map((one, i) => (
        <span key={one}>
          {i > 0 && ' · '}
          <Num>{one}</Num>
        </span>
      ))}
    </>
  );
}
