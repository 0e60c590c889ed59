import type { ReactNode } from 'react';

/** What is empty, and what to do next. */
export function EmptyState({ title, children, deeds }: { title: string; children: ReactNode; deeds?: ReactNode }) {
  return (
    <div className="empty">
      <h3 className="empty-title">{title}</h3>
      <p>{children}</p>
      {deeds && <p className="deeds">{deeds}</p>}
    </div>
  );
}
