import * as z from 'zod';

/** Who did it: `sub` of the verified token decides, `name` is shown. */
export const authorSchema = z.strictObject({ sub: z.string().min(1), name: z.string() });
export type Author = z.infer<typeof authorSchema>;
