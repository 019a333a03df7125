/** Extensions of pictures that a site may show: none of them can carry a script, as an SVG can. */
export const PICTURE_TYPES = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'webp'] as const;

/** The extension of a file name in lower case, without the dot; empty where it has none. */
export function extensionOf(file: string): string {
	const name = file.slice(file.lastIndexOf('/') + 1);
	const dot = name.lastIndexOf('.');
	return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Whether a file name is one of a picture that a site may show. */
export function isPicture(file: string): boolean {
	return (PICTURE_TYPES as readonly string[]).includes(extensionOf(file));
}
