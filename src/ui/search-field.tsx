type SearchFieldProps = {
  label: string;
  value: string;
  onChange(words: string): void /** What was found, told to those who cannot see it change. */;
  count: string;
};

/** A search box over a list. `/` brings the focus here: the panel finds it by `data-search`. */
export function SearchField({ label, value, onChange, count }: SearchFieldProps) {
  return (
    <search className="search">
      <input
        type="search"
        data-search=""
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          // First it empties the box, then it leaves it: the panel hears its keys again.
          if (value !== '') onChange('');
          else event.currentTarget.closest<HTMLElement>('.panel')?.focus();
        }}
      />
      <output className="count" aria-live="polite">
        {count}
      </output>
    </search>
  );
}
