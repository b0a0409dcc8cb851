import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testStorage } from '#web/testing/storage.ts';
import { rememberedView, rememberView, watchView } from './remembered-view.ts';

const choose = (search: string) => rememberView(new URLSearchParams(search));

describe('the remembered view', () => {
  beforeEach(() => void testStorage());

  it('is what was chosen last', () => {
    choose('density=compact&page_size=100');
    expect(rememberedView()).toBe('page_size=100&density=compact');
  });

  it('keeps no filter, sort or page, which would hide rows another day', () => {
    choose(`state=revoked&version=2&sort=modified&page=3&density=compact`);
    expect(rememberedView()).toBe('density=compact');
  });

  it('forgets what is as usual again', () => {
    choose('density=compact');
    choose('density=standard');
    expect(rememberedView()).toBe('');
  });

  it('is told to whoever watches', () => {
    const watch = vi.fn<() => void>();
    watchView(watch);
    choose('density=compact');
    expect(watch).toHaveBeenCalledOnce();
  });

  it('does without storage where the browser forbids it', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    choose('density=compact');
    expect(rememberedView()).toBe('');
  });
});
