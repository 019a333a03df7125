import { z } from 'zod';
import { line, schemaVersion, slug } from '../scalars.ts';

export const productsSchema = z.strictObject({
	schema: schemaVersion,
	products: z
		.array(
			z.strictObject({
				id: slug,
				name: line,
				description: line.optional(),
				daily_active_users: z.int().nonnegative().optional(),
			}),
		)
		.min(1),
});

/** `policies/products.yaml`: product lines and their daily active users. */
export type ProductsPolicy = z.infer<typeof productsSchema>;
