/** The program as sheets name it: a tile with its first letter, as it has no picture here, and its name. */
export function drawFace(document: Document, name: string, after = ''): HTMLElement {
  const face = document.createElement('div');
  face.className = 'tessera-face';
  const tile = document.createElement('i');
  tile.textContent = [...name][0] ?? '';
  tile.setAttribute('aria-hidden', 'true');
  const words = document.createElement('span');
  words.textContent = name;
  const rest = document.createElement('span');
  rest.textContent = after;
  face.append(tile, words, rest);
  return face;
}
