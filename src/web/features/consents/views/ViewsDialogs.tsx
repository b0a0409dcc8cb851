import { ManageViewsDialog } from './ManageViewsDialog.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';

/** What the menu of saved views opens. */
export const dialogs = { save: SaveViewDialog, manage: ManageViewsDialog };
