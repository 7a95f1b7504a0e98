import { filterOf, isFiltered, sortOf } from './board-query.js';

describe('the board as its address says it', () => {
  it('asks for the states of the view', () => {
    expect(filterOf('waiting', {})).toEqual({ state: ['waiting', 'assigned'] });
    expect(filterOf('mine', { owner: 'nobody' })).toMatchObject({ owner: 'mine' });
    expect(filterOf('closed', {}).state).toContain('spam');
  });
  it('takes the filters over, and nothing that is empty', () => {
    const query = { q: ' кирпич ', channel: 'call', branch: 'b1', owner: 'o1', only: 'red' };
    expect(filterOf('all', query)).toMatchObject({
      text: 'кирпич',
      channel: 'call',
      branchId: 'b1',
      owner: 'o1',
      red: true,
    });
    expect(filterOf('all', { only: 'overdue' })).toMatchObject({ overdue: true });
    expect(Object.keys(filterOf('all', { q: '  ', channel: '' }))).toEqual(['state']);
    expect([isFiltered({}), isFiltered({ sort: 'newest' }), isFiltered({ only: 'red' })]).toEqual([false, false, true]);
  });
  it('has the oldest first where people wait, and does not believe any address', () => {
    expect([sortOf('waiting', {}), sortOf('all', {}), sortOf('all', { sort: 'deadline' })]).toEqual([
      'oldest',
      'newest',
      'deadline',
    ]);
    expect(sortOf('all', { sort: "'; drop" })).toBe('newest');
  });
});
