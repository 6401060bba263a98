import { useEffect, useRef } from "react";

/** Calls `onEnd` whenever the element that the answer is attached to comes near the screen. */
export function useEndInView(onEnd: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { root: target.parentElement, rootMargin: "600px" },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return element;
}
