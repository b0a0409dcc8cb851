/** `work` on every item, `atOnce` of them at a time; the results in the order of the items. The first failure ends it. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // Shared by all workers, so that each item is taken once.
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) {
      // oxlint-disable-next-line no-await-in-loop
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
