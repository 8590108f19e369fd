/** How `wx.setStorage` keeps a value: its type beside it. */
export type StorageType =
  'String' | 'Number' | 'Boolean' | 'Object' | 'Array' | 'Date' | 'Null' | 'Undefined';

export interface StorageItem {
  key: string;
  type: StorageType;
  /** Text as it is, everything else as JSON; cut to a line. */
  text: string;
  isCut: boolean;
  /** In characters, as the limit counts. */
  size: number;
}

export interface StorageMethods {
  'storage.list': { params: object; result: { items: StorageItem[]; size: number; limit: number } };
  /** The whole text of one value; absent where the key is gone. */
  'storage.read': { params: { key: string }; result: { type: StorageType; text: string } | null };
  /** Writes a value as the program would, limits included; `before` is a key that it replaces. */
  'storage.write': {
    params: { key: string; type: StorageType; text: string; before?: string };
    result: null;
  };
  /** Without keys: everything. The last removal can be taken back. */
  'storage.remove': { params: { keys?: string[] }; result: { removed: number } };
  'storage.restore': { params: object; result: { restored: number } };
}

export interface StorageFacts {
  /** Something was written or removed, by the program or by hand: list anew. */
  'storage.changed': { keys: string[] };
}
