import highlights from '@/assets/styles/highlights.css?raw';

/** The rules for `::highlight(concord-…)`, for a style sheet adopted by any page. */
export const highlightCss: string = highlights;
