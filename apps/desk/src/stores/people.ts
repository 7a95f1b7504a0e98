import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { BranchDto, WhereaboutsDto } from '../api/schema.js';
import { team } from '../api/team.js';
import { useSession } from './session.js';

const FRESH_MS = 60_000;

/** The colleagues: names for ids, and who is at work now. */
export const usePeople = defineStore('people', () => {
  const session = useSession();
  const all = ref<WhereaboutsDto[]>([]);
  const branches = ref<BranchDto[]>([]);
  const failed = ref<unknown>(null);
  const loadedAt = ref(0);
  const byId = computed(() => new Map(all.value.map((one) => [one.employeeId, one])));
  const branchById = computed(() => new Map(branches.value.map((one) => [one.id, one])));
  const sorted = computed(() =>
    [...all.value].sort((a, b) => Number(b.atWork) - Number(a.atWork) || a.name.localeCompare(b.name)),
  );

  async function load(): Promise<void> {
    try {
      const [presence, found] = await Promise.all([
        team.presence(),
        branches.value.length > 0 ? branches.value : team.branches(),
      ]);
      all.value = presence.people;
      branches.value = found;
      loadedAt.value = Date.now();
      failed.value = null;
    } catch (error) {
      failed.value = error;
    }
  }
  const nameOf = (id: string | null | undefined): string => (id ? (byId.value.get(id)?.name ?? '') : '');
  const branchName = (id: string | null | undefined): string => (id ? (branchById.value.get(id)?.name ?? '') : '');

  let timer: ReturnType<typeof setInterval> | undefined;
  function start(): void {
    clearInterval(timer);
    timer = setInterval(() => {
      if (session.me && document.visibilityState === 'visible') void load();
    }, FRESH_MS);
    void load();
  }
  return { all, branches, sorted, byId, failed, loadedAt, load, nameOf, branchName, start };
});
