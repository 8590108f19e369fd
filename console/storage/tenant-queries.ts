import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  OnNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  ReferenceNode,
  TableNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  PrimitiveValueListNode,
  WhereNode,
} from 'kysely';
import type {
  ColumnUpdateNode,
  DeleteQueryNode,
  InsertQueryNode,
  JoinNode,
  OperationNode,
  QueryId,
  SelectQueryNode,
  UpdateQueryNode,
  RawNode,
} from 'kysely';
import { flagColumns, jsonColumns, systemTables } from './schema.ts';

const column = 'workspaceId';
const rawTable = /\b(from|join|into|update|table)\b/i;

/** Rewrites a query's tree; `null` stands for "no workspace": then tenant tables are refused. */
export class TransformTenantQueries extends OperationNodeTransformer {
  readonly #workspaceId: string | null;

  constructor(workspaceId: string | null) {
    super();
    this.#workspaceId = workspaceId;
  }

  protected override transformSelectQuery(node: SelectQueryNode, id?: QueryId): SelectQueryNode {
    const select = super.transformSelectQuery(node, id);
    const filters = (select.from?.froms ?? []).flatMap((from) => this.#filterOf(from));
    return {
      ...select,
      ...(select.joins && { joins: select.joins.map((join) => this.#limitJoin(join)) }),
      ...this.#where(select.where, filters),
    };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id?: QueryId): UpdateQueryNode {
    if (node.from || node.joins) throw new Error('An update names one table: use a sub-query.');
    const update = super.transformUpdateQuery(node, id);
    return { ...update, ...this.#where(update.where, update.table ? this.#filterOf(update.table) : []) };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id?: QueryId): DeleteQueryNode {
    if (node.using || node.joins) throw new Error('A delete names one table: use a sub-query.');
    const remove = super.transformDeleteQuery(node, id);
    const filters = remove.from.froms.flatMap((from) => this.#filterOf(from));
    return { ...remove, ...this.#where(remove.where, filters) };
  }

  protected override transformInsertQuery(node: InsertQueryNode, id?: QueryId): InsertQueryNode {
    const insert = super.transformInsertQuery(node, id);
    if (!insert.into || !this.#isTenant(nameOf(insert.into))) return insert;
    if (!insert.columns || !insert.values || !ValuesNode.is(insert.values))
      throw new Error('Insert plain values: rows made by a query cannot be given their workspace.');
    if (insert.columns.some((node) => node.column.name === column))
      throw new Error('The workspace of a row is set by its handle, never by hand.');
    const owner = this.#owner();
    const values = insert.values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create([...row.values, owner])
        : ValueListNode.create([...row.values, ValueNode.create(owner)]),
    );
    return {
      ...insert,
      columns: [...insert.columns, ColumnNode.create(column)],
      values: ValuesNode.create(values),
    };
  }

  protected override transformColumnUpdate(node: ColumnUpdateNode, id?: QueryId): ColumnUpdateNode {
    if (ColumnNode.is(node.column) && node.column.column.name === column)
      throw new Error('A row never changes its workspace.');
    return super.transformColumnUpdate(node, id);
  }

  protected override transformRaw(node: RawNode, id?: QueryId): RawNode {
    if (node.sqlFragments.some((fragment) => rawTable.test(fragment)))
      throw new Error('Raw SQL must not name tables: the filter of the workspace cannot be added to it.');
    return super.transformRaw(node, id);
  }

  protected override transformValue(node: ValueNode, id?: QueryId): ValueNode {
    return { ...super.transformValue(node, id), value: storable(node.value) };
  }

  protected override transformPrimitiveValueList(
    node: PrimitiveValueListNode,
    id?: QueryId,
  ): PrimitiveValueListNode {
    return { ...super.transformPrimitiveValueList(node, id), values: node.values.map(storable) };
  }

  #owner(): string {
    if (this.#workspaceId === null) throw new Error('This handle has no workspace: ask for one first.');
    return this.#workspaceId;
  }

  #isTenant(table: string | undefined): boolean {
    return table !== undefined && !systemTables.has(table);
  }

  #filterOf(node: OperationNode): OperationNode[] {
    const table = AliasNode.is(node) ? node.node : node;
    if (!TableNode.is(table) || !this.#isTenant(nameOf(table))) return [];
    const alias = AliasNode.is(node) && IdentifierNode.is(node.alias) ? node.alias.name : nameOf(table)!;
    return [
      BinaryOperationNode.create(
        ReferenceNode.create(ColumnNode.create(column), TableNode.create(alias)),
        OperatorNode.create('='),
        ValueNode.create(this.#owner()),
      ),
    ];
  }

  #limitJoin(join: JoinNode): JoinNode {
    const filter = this.#filterOf(join.table)[0];
    if (!filter) return join;
    return {
      ...join,
      on: join.on
        ? OnNode.create(AndNode.create(ParensNode.create(join.on.on), filter))
        : OnNode.create(filter),
    };
  }

  #where(where: WhereNode | undefined, filters: OperationNode[]): { where?: WhereNode } {
    const all = [...(where ? [ParensNode.create(where.where)] : []), ...filters];
    if (all.length === 0) return {};
    return { where: WhereNode.create(all.reduce((left, right) => AndNode.create(left, right))) };
  }
}

function nameOf(node: OperationNode): string | undefined {
  return TableNode.is(node) ? node.table.identifier.name : undefined;
}

/** Both databases keep flags as 0/1 and structures as JSON text. */
function storable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    return JSON.stringify(value);
  return value;
}

export function readRow(row: Record<string, unknown>): void {
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (typeof value === 'string' && jsonColumns.has(name)) row[name] = JSON.parse(value);
    else if (typeof value === 'number' && flagColumns.has(name)) row[name] = value === 1;
  }
}
