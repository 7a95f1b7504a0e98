import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { pipelines } from '../api/funnel.js';
import type { InquiryStatus } from '../api/inquiries.js';
import type { PipelineDto } from '../api/schema.js';
import { i18n } from '../i18n/index.js';

/** Kinds of sales with their own names for the states; asked for once in a language. */
export const usePipelines = defineStore('pipelines', () => {
  const all = shallowRef<readonly PipelineDto[]>([]);
  let language: string | null = null;

  async function load(): Promise<void> {
    const wanted = i18n.global.locale.value;
    if (language === wanted) return;
    language = wanted;
    try {
      all.value = await pipelines.list();
    } catch {
      // The board works without their names; whoever opens the next page asks again.
      language = null;
    }
  }
  /** A company with one kind of sale need not hear of kinds. */
  const several = computed(() => all.value.length > 1);
  /** The first has what no other one claims. */
  const of = (code: string | null): PipelineDto | undefined =>
    all.value.find((one) => one.code === code) ?? all.value[0];
  /** Its own name for a state; null: the usual one. */
  const stageName = (code: string | null, status: InquiryStatus): string | null =>
    of(code)?.stages.find((stage) => stage.status === status)?.name ?? null;
  return { all, several, load, of, stageName };
});
