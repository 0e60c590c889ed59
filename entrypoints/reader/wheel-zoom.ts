import { type RefObject, useEffect } from 'react';
import type { Drawn } from './drawn';

/** Ctrl and the wheel zoom the document, not the page around it. */
export function useWheelZoom(scroller: RefObject<HTMLElement | null>, drawn: Drawn | null): void {
  useEffect(() => {
    const element = scroller.current;
    const zoom = drawn?.zoom;
    if (!element || !zoom) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom.set(zoom.scale() * Math.exp(-event.deltaY / (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 12 : 400)), { x: event.clientX, y: event.clientY });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scroller, drawn]);
}
