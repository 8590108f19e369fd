import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { readRow, TransformTenantQueries } from './tenant-queries.ts';

/**
 * The wall between workspaces: every query of a workspace's handle is rewritten so that each tenant table it names is
 * limited to that workspace, joins and sub-queries included. A forgotten filter therefore finds nothing foreign.
 */
export function limitTo(workspaceId: string): KyselyPlugin {
  return pluginOf(new TransformTenantQueries(workspaceId));
}

/** For tables that belong to no workspace: naming a tenant table through this handle is a bug and throws. */
export function forbidTenantTables(): KyselyPlugin {
  return pluginOf(new TransformTenantQueries(null));
}

function pluginOf(transformer: TransformTenantQueries): KyselyPlugin {
  return {
    transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
      return transformer.transformNode(node, queryId);
    },
    async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
      result.rows.forEach(readRow);
      return result;
    },
  };
}
