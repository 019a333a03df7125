/** A slug of a title: lower-case ASCII words joined by hyphens, at most 60 characters; `untitled` where no letter is left. */
export function slugify(title: string): string {
	const plain = title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
	const slug = plain
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	return slug === '' ? 'untitled' : slug;
}
