import type { ComponentType } from 'react';
import type { Role } from '../api/types';
import { SourcesSection } from '../sources/SourcesSection';
import { AccountSection } from './AccountSection';
import { AuditSection } from './AuditSection';
import { Outputs } from './Outputs';
import { TokensSection } from './TokensSection';
import { UsersSection } from './UsersSection';

export interface Section {
  /** Its part of the address. */
  id: string;
  name: string;
  /** Who may use it. */
  role: Role;
  /** True where it means nothing while nobody signs in. */
  needsSignIn: boolean;
  Component: ComponentType;
}

/** All settings, in the order in which they are listed. */
export const sections: readonly Section[] = [
  { id: 'account', name: 'My account', role: 'viewer', needsSignIn: true, Component: AccountSection },
  { id: 'users', name: 'Users', role: 'administrator', needsSignIn: true, Component: UsersSection },
  { id: 'tokens', name: 'Tokens', role: 'administrator', needsSignIn: true, Component: TokensSection },
  { id: 'sources', name: 'Sources', role: 'administrator', needsSignIn: false, Component: SourcesSection },
  { id: 'outputs', name: 'Outputs', role: 'administrator', needsSignIn: false, Component: Outputs },
  { id: 'audit', name: 'Audit log', role: 'administrator', needsSignIn: true, Component: AuditSection },
];
