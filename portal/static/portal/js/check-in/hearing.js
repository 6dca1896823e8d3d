// Finds a name however it is spelt, in any script of the region: the same sounds that the server hears
// (participants/matching), by the tables that the page brings along.
export function ears(tables) {
  const replacements = tables.groups.map(([pattern, heard]) => [new RegExp(pattern, "gu"), heard]);
  const is = (name, flags = "u") => new RegExp(tables[name], flags);
  const through = (table, word) => Array.from(word, (sign) => table[sign] ?? sign).join("");
  const onlySounds = (word) => word.replace(/[^a-zAOJTCS]/g, "");

  const words = (text) =>
    through(tables.same, text.replace(is("unseen", "gu"), "").normalize("NFKC").toLowerCase()).match(/[\p{L}\p{N}_'-]+/gu) ?? [];

  function oneScript(word) {
    const latin = (word.match(is("latin", "gu")) ?? []).length;
    const cyrillic = (word.match(is("cyrillic", "gu")) ?? []).length;
    if (!latin || !cyrillic) return word;
    return through(latin > cyrillic ? tables.toLatin : tables.toCyrillic, word);
  }

  function latinSound(word, azerbaijani) {
    let heard = through(tables.letters, word).normalize("NFD").replace(/\p{Mn}/gu, "");
    for (const [pattern, sound] of replacements) heard = heard.replace(pattern, sound);
    heard = azerbaijani ? heard.replaceAll("c", "J") : heard.replace(is("softC", "gu"), "T").replaceAll("c", "k");
    return onlySounds(heard).replace(is("ean", "u"), "ian");
  }

  function otherSound(word) {
    const spelt = word.replaceAll("дж", "ж").replaceAll("ու", "u").replaceAll("եւ", "ev").replace(/^ո(?=[^վ])/u, "vo");
    return onlySounds(through(tables.signs, spelt));
  }

  function sound(written, azerbaijani) {
    const word = oneScript(written);
    const heard = is("latin").test(word) ? latinSound(word, azerbaijani) : otherSound(word);
    return heard.replace(/i(?=e)|t(?=[dC])/g, "").replaceAll("ts", "T").replace(/(.)\1+/g, "$1");
  }

  function heard(text) {
    const azerbaijani = is("azerbaijani", "iu").test(text);
    return [...new Set(words(text).map((word) => sound(word, azerbaijani)).filter(Boolean))];
  }

  function bones(sounds) {
    const first = /^[aeiouAO]/.test(sounds) ? "a" : "";
    return (first + through(tables.classes, sounds.replaceAll("dz", "J"))).replace(/(.)\1+/g, "$1");
  }

  const isFrame = (asked, known) => asked.length > 1 && known.startsWith(asked);

  // 0: so it begins; 1: it has the same consonants; 2: but for an h, which one spelling writes and another leaves out.
  function distance(asked, known) {
    if (known.startsWith(asked)) return 0;
    if (isFrame(bones(asked), bones(known))) return 1;
    return isFrame(bones(asked.replaceAll("h", "")), bones(known.replaceAll("h", ""))) ? 2 : null;
  }

  // The people whose names hold every word that was asked for, the nearest first.
  function search(text, people) {
    const asked = heard(text);
    if (!asked.length) return [];
    const found = [];
    for (const person of people) {
      const nearest = asked.map((word) => {
        const near = person.heard.map((known) => distance(word, known)).filter((it) => it !== null);
        return near.length ? Math.min(...near) : null;
      });
      if (!nearest.includes(null)) found.push([nearest.reduce((sum, it) => sum + it, 0), person]);
    }
    return found.sort((one, other) => one[0] - other[0]).map(([, person]) => person);
  }

  return { heard, search };
}
