import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lightPageOfTab } from '@/src/read/html/live-page';

/** Runs in a tab when its user adds the page: reads what it shows, changes nothing, and answers with plain data. */
export default defineUnlistedScript(() => lightPageOfTab(document));
