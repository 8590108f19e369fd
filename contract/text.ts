/** A sentence in both languages of the product. The viewer's side picks one. */
export interface Text {
  en: string;
  zh: string;
}

export type Language = keyof Text;
