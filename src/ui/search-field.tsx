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
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
      />
      <output className="count" aria-live="polite">
        {count}
      </output>
    </search>
  );
}
