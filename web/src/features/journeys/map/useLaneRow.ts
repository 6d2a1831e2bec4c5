import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLook } from "./DensityContext";

const MARGIN = "320px 0px";

/**
 * Whether a row is in sight or near it. A row of a large map never shrinks while one scrolls: what
 * stands below it would jump. A change of the map lets it, and so does looking from nearer or from
 * afar: every row begins anew then, and what is being written in it stays.
 */
export function useLaneRow(isNearAtFirst: boolean, isWhole: boolean, changed: unknown) {
  const row = useRef<HTMLDivElement>(null);
  const { density } = useLook();
  const [isNear, setNear] = useState(isNearAtFirst);
  useLayoutEffect(() => {
    // What is out of sight is not drawn, so that its height would be lost.
    if (row.current?.matches("[data-collapsed], :has(.row-cells)")) row.current.style.minHeight = "";
  }, [changed]);
  useLayoutEffect(() => {
    if (row.current) row.current.style.minHeight = "";
  }, [density]);
  useEffect(() => {
    const element = row.current;
    if (!element || isWhole) return undefined;
    const keepHeight = () => {
      element.style.minHeight = `${element.offsetHeight}px`;
    };
    const growth = new ResizeObserver(keepHeight);
    const sight = new IntersectionObserver(
      (entries) => {
        const isHere = entries.at(-1)?.isIntersecting ?? false;
        if (isHere) growth.observe(element);
        else {
          growth.disconnect();
          keepHeight();
        }
        setNear(isHere);
      },
      { root: element.closest(".map-frame"), rootMargin: MARGIN },
    );
    sight.observe(element);
    return () => {
      sight.disconnect();
      growth.disconnect();
    };
  }, [isWhole]);
  return { row, isNear: isNear || isWhole };
}
