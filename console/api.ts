import type { RouterClient } from '@orpc/server';
import { analytics } from './api/analytics.ts';
import { approvals } from './api/approvals.ts';
import { apps } from './api/apps.ts';
import { audit } from './api/audit.ts';
import { bindings } from './api/bindings.ts';
import { changes } from './api/changes.ts';
import { domains } from './api/domains.ts';
import { features } from './api/features.ts';
import { feedback } from './api/feedback.ts';
import { grants } from './api/grants.ts';
import { grayscale } from './api/grayscale.ts';
import { invitations } from './api/invitations.ts';
import { history } from './api/history.ts';
import { jsapis } from './api/jsapis.ts';
import { keys } from './api/keys.ts';
import { links } from './api/links.ts';
import { login } from './api/login.ts';
import { logs } from './api/logs.ts';
import { messages } from './api/messages.ts';
import { permissions } from './api/permissions.ts';
import { pictures } from './api/pictures.ts';
import { previews } from './api/previews.ts';
import { privacy } from './api/privacy.ts';
import { programs } from './api/programs.ts';
import { secrets } from './api/secrets.ts';
import { sessions } from './api/sessions.ts';
import { settings } from './api/settings.ts';
import { setup } from './api/setup.ts';
import { teams } from './api/teams.ts';
import { uploads } from './api/uploads.ts';
import { users } from './api/users.ts';
import { versions } from './api/versions.ts';
import { webhooks } from './api/webhooks.ts';
import { workspaces } from './api/workspaces.ts';

/** Every call of the console, by noun. Clients take the type of this, never its code. */
export const router = {
  analytics,
  approvals,
  apps,
  audit,
  bindings,
  changes,
  domains,
  features,
  feedback,
  grants,
  grayscale,
  history,
  invitations,
  jsapis,
  keys,
  links,
  login,
  logs,
  messages,
  permissions,
  pictures,
  previews,
  privacy,
  programs,
  secrets,
  sessions,
  settings,
  setup,
  teams,
  uploads,
  users,
  versions,
  webhooks,
  workspaces,
};

export type Router = typeof router;
export type ConsoleClient = RouterClient<Router>;
