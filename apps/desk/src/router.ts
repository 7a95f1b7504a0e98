import { type RouteRecordRaw, createRouter, createWebHistory } from 'vue-router';
import { useSession } from './stores/session.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Without a login. */
    readonly open?: boolean;
    readonly right?: string;
    /** Key of the title. */
    readonly title?: string;
  }
}

const desk: RouteRecordRaw[] = [
  { path: '', redirect: { name: 'board', params: { view: 'waiting' } } },
  {
    path: 'board/:view(waiting|mine|all|closed)',
    name: 'board',
    component: () => import('./pages/BoardPage.vue'),
    meta: { right: 'sales.inquiry.read', title: 'board.title' },
  },
  {
    path: 'inquiries/:id',
    name: 'inquiry',
    component: () => import('./pages/InquiryPage.vue'),
    meta: { right: 'sales.inquiry.read', title: 'board.title' },
  },
  {
    path: 'chats',
    name: 'chats',
    component: () => import('./pages/ChatsPage.vue'),
    meta: { right: 'messenger.use', title: 'chat.title' },
  },
  {
    path: 'chats/:id',
    name: 'chat',
    component: () => import('./pages/ChatPage.vue'),
    meta: { right: 'messenger.use', title: 'chat.title' },
  },
  {
    path: 'reminders',
    name: 'reminders',
    component: () => import('./pages/RemindersPage.vue'),
    meta: { right: 'messenger.use', title: 'reminders.title' },
  },
  {
    path: 'calls',
    name: 'calls',
    component: () => import('./pages/CallsPage.vue'),
    meta: { right: 'telephony.call.read', title: 'calls.title' },
  },
  {
    path: 'calls/report',
    name: 'call-report',
    component: () => import('./pages/CallReportPage.vue'),
    meta: { right: 'telephony.report.read', title: 'callReport.title' },
  },
  {
    path: 'calls/:id',
    name: 'call',
    component: () => import('./pages/CallPage.vue'),
    meta: { right: 'telephony.call.read', title: 'calls.open' },
  },
  {
    path: 'letters',
    name: 'letters',
    component: () => import('./pages/LettersPage.vue'),
    meta: { right: 'mail.letter.read', title: 'letters.title' },
  },
  {
    path: 'threads/:id',
    name: 'thread',
    component: () => import('./pages/ThreadPage.vue'),
    meta: { right: 'mail.letter.read', title: 'letters.title' },
  },
  {
    path: 'answers',
    name: 'answers',
    component: () => import('./pages/AnswersPage.vue'),
    meta: { right: 'mail.letter.read', title: 'answers.title' },
  },
  {
    path: 'invoices',
    name: 'invoices',
    component: () => import('./pages/InvoicesPage.vue'),
    meta: { right: 'sales.invoice.read', title: 'money.invoices' },
  },
  {
    path: 'invoices/forgotten',
    name: 'forgotten-invoices',
    component: () => import('./pages/ForgottenPage.vue'),
    meta: { right: 'sales.invoice.care', title: 'money.forgottenPage.title' },
  },
  {
    path: 'invoices/:id',
    name: 'invoice',
    component: () => import('./pages/InvoicePage.vue'),
    meta: { right: 'sales.invoice.read', title: 'money.invoices' },
  },
  {
    path: 'orders',
    name: 'orders',
    component: () => import('./pages/OrdersPage.vue'),
    meta: { right: 'sales.ledger-order.read', title: 'money.orders.title' },
  },
  {
    path: 'receivables',
    name: 'receivables',
    component: () => import('./pages/ReceivablesPage.vue'),
    meta: { right: 'sales.invoice.read', title: 'money.receivables.title' },
  },
  {
    path: 'payments',
    name: 'payments',
    component: () => import('./pages/PaymentsPage.vue'),
    meta: { right: 'sales.payment.read', title: 'money.payments.title' },
  },
  {
    path: 'customers',
    name: 'customers',
    component: () => import('./pages/CustomersPage.vue'),
    meta: { right: 'sales.party.read', title: 'customers.title' },
  },
  {
    path: 'customers/:id',
    name: 'customer',
    component: () => import('./pages/CustomerPage.vue'),
    meta: { right: 'sales.party.read', title: 'customers.title' },
  },
  {
    path: 'merges',
    name: 'merges',
    component: () => import('./pages/MergesPage.vue'),
    meta: { right: 'sales.party.merge', title: 'merges.title' },
  },
  {
    path: 'funnel',
    name: 'funnel',
    component: () => import('./pages/FunnelPage.vue'),
    meta: { right: 'sales.funnel.read', title: 'funnel.title' },
  },
  {
    path: 'plans',
    name: 'plans',
    component: () => import('./pages/PlansPage.vue'),
    meta: { right: 'sales.funnel.read', title: 'plans.title' },
  },
  {
    path: 'people',
    name: 'people',
    component: () => import('./pages/PeoplePage.vue'),
    meta: { right: 'team.presence.read', title: 'people.title' },
  },
  {
    path: 'service',
    name: 'service',
    component: () => import('./pages/ServicePage.vue'),
    meta: { right: 'platform.quarantine.read', title: 'service.title' },
  },
  {
    path: 'audit',
    name: 'audit',
    component: () => import('./pages/AuditPage.vue'),
    meta: { right: 'platform.audit.read', title: 'audit.title' },
  },
  {
    path: 'settings',
    name: 'settings',
    component: () => import('./pages/SettingsPage.vue'),
    meta: { title: 'settings.title' },
  },
  { path: ':rest(.*)*', name: 'nowhere', component: () => import('./pages/NowherePage.vue') },
];

export function makeRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      {
        path: '/login',
        name: 'login',
        component: () => import('./pages/LoginPage.vue'),
        meta: { open: true, title: 'login.title' },
      },
      { path: '/', component: () => import('./components/DeskFrame.vue'), children: desk },
    ],
  });
  router.beforeEach(async (to) => {
    const session = useSession();
    const inside = session.me !== null || (await session.load());
    if (to.meta.open) return inside ? { path: '/' } : true;
    if (!inside) return { name: 'login', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
    if (session.mustChangePassword && to.name !== 'settings') return { name: 'settings' };
    if (to.meta.right && !session.can(to.meta.right)) {
      // The workshop has no board: it begins where it may.
      return to.name === 'board' ? { name: 'people' } : { name: 'nowhere', params: { rest: ['forbidden'] } };
    }
    return true;
  });
  return router;
}
