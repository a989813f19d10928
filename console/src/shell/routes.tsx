import { createBrowserRouter } from 'react-router';
import { Broken } from './Broken';
import { Inside } from './Inside';
import { Missing } from './Missing';

/** Every page is a chunk of its own. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    errorElement: <Broken />,
    hydrateFallbackElement: <></>,
    lazy: async () => ({ Component: (await import('../signin/SignInPage')).SignInPage }),
  },
  {
    path: '/welcome',
    errorElement: <Broken />,
    hydrateFallbackElement: <></>,
    lazy: async () => ({ Component: (await import('../signin/WelcomePage')).WelcomePage }),
  },
  {
    element: <Inside />,
    errorElement: <Broken />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../now/NowPage')).NowPage }) },
          { path: 'incidents', lazy: async () => ({ Component: (await import('../incidents/IncidentsPage')).IncidentsPage }) },
          { path: 'incidents/:id', lazy: async () => ({ Component: (await import('../incidents/IncidentPage')).IncidentPage }) },
          { path: 'investigations', lazy: async () => ({ Component: (await import('../investigation/InvestigationsPage')).InvestigationsPage }) },
          { path: 'investigations/:id', lazy: async () => ({ Component: (await import('../investigation/InvestigationPage')).InvestigationPage }) },
          { path: 'alerts', lazy: async () => ({ Component: (await import('../alerts/AlertsPage')).AlertsPage }) },
          { path: 'alerts/:id', lazy: async () => ({ Component: (await import('../alerts/AlertPage')).AlertPage }) },
          { path: 'entities', lazy: async () => ({ Component: (await import('../entities/EntitiesPage')).EntitiesPage }) },
          { path: 'entities/view', lazy: async () => ({ Component: (await import('../entities/EntityPage')).EntityPage }) },
          { path: 'search', lazy: async () => ({ Component: (await import('../search/SearchPage')).SearchPage }) },
          { path: 'models', lazy: async () => ({ Component: (await import('../models/ModelsPage')).ModelsPage }) },
          { path: 'models/new', lazy: async () => ({ Component: (await import('../models/NewModelPage')).NewModelPage }) },
          { path: 'models/:id', lazy: async () => ({ Component: (await import('../models/ModelPage')).ModelPage }) },
          { path: 'expected', lazy: async () => ({ Component: (await import('../expected/ExpectedPage')).ExpectedPage }) },
          { path: 'response', lazy: async () => ({ Component: (await import('../response/ResponsePage')).ResponsePage }) },
          { path: 'response/policy', lazy: async () => ({ Component: (await import('../policy/PolicyPage')).PolicyPage }) },
          { path: 'coverage', lazy: async () => ({ Component: (await import('../coverage/CoveragePage')).CoveragePage }) },
          { path: 'settings/:section?', lazy: async () => ({ Component: (await import('../settings/SettingsPage')).SettingsPage }) },
          { path: '*', element: <Missing /> },
        ],
      },
    ],
  },
]);
