import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSoftphone } from '../../stores/softphone.js';

/** How the phone in this page stands, in a word, in a sentence, and in a colour. */
export function useLineWords() {
  const { t } = useI18n();
  const softphone = useSoftphone();
  const trouble = computed(() => {
    const { line, microphone } = softphone.state;
    return line === 'no-microphone' && microphone && microphone !== 'ready' ? microphone : null;
  });
  const short = computed(() =>
    trouble.value
      ? t('phone.noMicrophone')
      : t(`phone.line.${softphone.state.line}`, { number: softphone.extension ?? '' }),
  );
  /** What to do about it; empty: nothing. */
  const hint = computed(() => {
    const { line } = softphone.state;
    if (trouble.value) return t(`phone.microphone.${trouble.value}`);
    if (line === 'off') return softphone.place === 'browser' ? '' : t('phone.hint.off');
    return line === 'starting' ? '' : t(`phone.hint.${line}`);
  });
  const tone = computed(() => {
    const { line } = softphone.state;
    if (line === 'ready') return 'ok';
    return line === 'lost' || line === 'refused' || line === 'no-microphone' ? 'late' : 'mute';
  });
  return { short, hint, tone };
}
