import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { api } from '../api/client.js';
import { NoConnection, isProblem } from '../api/problem.js';
import type { EmployeeDto, LogInDto, MeDto } from '../api/schema.js';
import { team } from '../api/team.js';
import { deskSocket } from '../realtime/desk-socket.js';

const KEPT = 'prorab.me';

/** Who works here, and what he may do. */
export const useSession = defineStore('session', () => {
  const me = ref<MeDto | null>(null);
  /** The page was opened without a line: who it is comes from the last visit, and the house is asked when it is back. */
  const unproven = ref(false);
  const rights = computed(() => new Set(me.value?.rights ?? []));
  const employee = computed<EmployeeDto | null>(() => me.value?.employee ?? null);
  const mustChangePassword = computed(() => me.value?.role === 'must-change-password');
  const can = (right: string): boolean => rights.value.has(right);

  function keep(found: MeDto | null): void {
    me.value = found;
    if (found) localStorage.setItem(KEPT, JSON.stringify(found));
    else localStorage.removeItem(KEPT);
  }

  /** @returns whether somebody is logged in */
  async function load(): Promise<boolean> {
    try {
      keep(await team.me());
      unproven.value = false;
    } catch (error) {
      if (isProblem(error, 'platform.unauthenticated')) keep(null);
      else if (error instanceof NoConnection) {
        const kept = localStorage.getItem(KEPT);
        me.value = kept ? (JSON.parse(kept) as MeDto) : null;
        unproven.value = me.value !== null;
      } else throw error;
    }
    return me.value !== null;
  }

  async function logIn(body: LogInDto): Promise<void> {
    await team.logIn(body);
    await load();
  }
  async function logOut(): Promise<void> {
    await team.logOut();
    end();
  }
  /** It has ended, here or elsewhere. */
  function end(): void {
    deskSocket.close();
    keep(null);
  }
  api.onSessionEnd(end);
  deskSocket.onSessionEnd(end);

  return { me, employee, unproven, mustChangePassword, can, load, logIn, logOut, end };
});
