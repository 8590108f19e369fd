import type { BindingStatus } from '../domain/bindings.ts';
import type { VersionStatus } from '../domain/versions.ts';

/**
 * What a mini program's life should be, written down a second time and more plainly than in domain/: sets and ifs, no
 * tables. Every step answers the code the API must refuse with, or null and the model has moved on.
 */
export interface ModelVersion {
  number: number;
  status: VersionStatus;
}
export interface ModelTask {
  version: string;
  state: 'delivering' | 'suspended' | 'ended';
}

export class Model {
  readonly versions = new Map<string, ModelVersion>();
  readonly bindings = new Map<string, BindingStatus>();
  readonly tasks = new Map<string, ModelTask>();
  readonly keys = new Map<string, 'active' | 'revoked'>();
  secret: 'none' | 'active' | 'frozen' = 'none';
  isOnShelf = true;
  online: string | null = null;
  previous: string | null = null;
  isLocked = false;

  submit(id: string): string | null {
    const version = this.versions.get(id)!;
    if (version.status !== 'development' && version.status !== 'rejected') return 'WRONG_STATE';
    version.status = 'in_review';
    return null;
  }

  decide(id: string, outcome: 'approve' | 'reject' | 'withdraw'): string | null {
    const version = this.versions.get(id)!;
    if (version.status !== 'in_review') return 'WRONG_STATE';
    version.status = { approve: 'approved', reject: 'rejected', withdraw: 'development' }[
      outcome
    ] as VersionStatus;
    return null;
  }

  publish(id: string): string | null {
    const version = this.versions.get(id)!;
    if (!this.isOnShelf) return 'OFF_SHELF';
    if (version.status !== 'approved') return 'WRONG_STATE';
    if (this.online) this.versions.get(this.online)!.status = 'superseded';
    version.status = 'online';
    [this.previous, this.online, this.isLocked] = [this.online, id, false];
    for (const task of this.tasks.values())
      if (this.versions.get(task.version)!.number <= version.number) task.state = 'ended';
    return null;
  }

  rollBack(): string | null {
    if (!this.isOnShelf) return 'OFF_SHELF';
    if (this.isLocked) return 'ROLLBACK_LOCKED';
    if (!this.online || !this.previous) return 'NOTHING_TO_ROLL_BACK';
    this.versions.get(this.online)!.status = 'superseded';
    this.versions.get(this.previous)!.status = 'online';
    [this.online, this.previous, this.isLocked] = [this.previous, null, true];
    return null;
  }

  remove(id: string): string | null {
    const { status } = this.versions.get(id)!;
    const hasTask = [...this.tasks.values()].some((task) => task.version === id);
    if (status === 'in_review' || status === 'online' || id === this.previous || hasTask)
      return 'WRONG_STATE';
    this.versions.delete(id);
    return null;
  }

  setShelf(isOnShelf: boolean): string | null {
    if (this.isOnShelf === isOnShelf) return 'WRONG_STATE';
    this.isOnShelf = isOnShelf;
    if (!isOnShelf) for (const task of this.tasks.values()) task.state = 'ended';
    return null;
  }

  bind(appId: string, action: 'apply' | 'approve' | 'reject' | 'withdraw' | 'unbind'): string | null {
    const status = this.bindings.get(appId);
    const isOpen = status === 'pending' || status === 'bound';
    if (action === 'apply' ? isOpen : status !== (action === 'unbind' ? 'bound' : 'pending'))
      return 'WRONG_STATE';
    const next = {
      apply: 'pending',
      approve: 'bound',
      reject: 'rejected',
      withdraw: 'withdrawn',
      unbind: 'unbound',
    };
    this.bindings.set(appId, next[action] as BindingStatus);
    return null;
  }

  mayGray(id: string, appId: string): string | null {
    const version = this.versions.get(id)!;
    if (!this.isOnShelf) return 'OFF_SHELF';
    const isHigher = !this.online || version.number > this.versions.get(this.online)!.number;
    if (version.status !== 'approved' || !isHigher) return 'GRAY_NOT_ELIGIBLE';
    return this.bindings.get(appId) === 'bound' ? null : 'NOT_BOUND';
  }

  moveTask(id: string, action: 'suspend' | 'resume' | 'end'): string | null {
    const task = this.tasks.get(id)!;
    const isLegal =
      action === 'end'
        ? task.state !== 'ended'
        : task.state === (action === 'suspend' ? 'delivering' : 'suspended');
    if (!isLegal) return 'WRONG_STATE';
    task.state = ({ suspend: 'suspended', resume: 'delivering', end: 'ended' } as const)[action];
    return null;
  }

  revokeKey(id: string): string | null {
    if (this.keys.get(id) === 'revoked') return 'WRONG_STATE';
    this.keys.set(id, 'revoked');
    return null;
  }

  moveSecret(action: 'generate' | 'reset' | 'freeze' | 'unfreeze'): string | null {
    const from = {
      generate: ['none'],
      reset: ['active', 'frozen'],
      freeze: ['active'],
      unfreeze: ['frozen'],
    }[action];
    if (!from.includes(this.secret)) return 'WRONG_STATE';
    this.secret = action === 'freeze' ? 'frozen' : 'active';
    return null;
  }
}
