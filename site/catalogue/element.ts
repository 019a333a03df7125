/** Attributes and properties of a new element; `false` and undefined leave an attribute away. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element; texts among its children become text nodes, so that nothing in them is ever markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Attributes = {},
	children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
	}
	made.append(...children);
	return made;
}
