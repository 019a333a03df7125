const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Does something once an element is in view or nearly so; what the reader never comes to is never fetched. */
export function whenVisible(element: Element, action: () => void): void {
	observer ??= new IntersectionObserver(
		(entries, watcher) => {
			for (const { isIntersecting, target } of entries) {
				if (!isIntersecting) continue;
				watcher.unobserve(target);
				waiting.get(target)?.();
				waiting.delete(target);
			}
		},
		{ rootMargin: '200px' },
	);
	waiting.set(element, action);
	observer.observe(element);
}
