/** What a document is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as { readonly [key: string]: Json | undefined })[key] : undefined,
    root,
  );
}

/** The same document with another value at a path; objects on the way are made. */
export function withValue(root: Json | undefined, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  const inner = withValue(valueAt(root, [key]), rest, value);
  if (Array.isArray(root)) {
    const list = [...(root as readonly Json[])];
    list[key as number] = inner;
    return list;
  }
  return { ...(root as { readonly [key: string]: Json } | undefined), [key]: inner };
}

/** The same document without what stands at a path. Objects that are empty then stay: an option in use may be empty. */
export function without(root: Json | undefined, path: Path): Json | undefined {
  const [last, parent] = [path.at(-1), path.slice(0, -1)];
  const owner = valueAt(root, parent);
  if (root === undefined || last === undefined || owner === undefined) return root;
  if (Array.isArray(owner))
    return withValue(
      root,
      parent,
      (owner as readonly Json[]).filter((_, index) => index !== last),
    );
  const { [last]: _removed, ...others } = owner as { readonly [key: string]: Json };
  return withValue(root, parent, others);
}
