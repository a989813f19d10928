const paths = {
  now: 'M4 12h3.500l2.500-7 4 14 2.500-7H20',
  incidents: 'M12 3 2.500 20h19L12 3Zm0 6.500v5m0 2.800v.1',
  investigations: 'M9 4.500H6v16h12v-16h-3M9 3h6v3.500H9zM9 13l2.300 2.300L15.500 11',
  entities: 'M5 5.500h6v5H5zM13 13.500h6v5h-6zM8 10.500v5.500h5',
  search: 'M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Zm4.700 11.200L20.500 20.500',
  models: 'M4 6h16M4 12h10M4 18h7m7-5 3.500 6h-7L18 13Z',
  coverage: 'M4 19V9m5.300 10V5m5.400 14v-7M20 19V7',
  response: 'M12 3 5 5.800v5.200c0 4.300 2.800 7.800 7 10 4.200-2.200 7-5.700 7-10V5.800L12 3Z',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.800a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400ZM9 14.800a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400Z',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 3.500V12l3 2',
  device: 'M4 5h16v10H4zM9 19h6m-3-4v4',
  identity: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.500 20c.8-3.800 3.700-5.500 7.500-5.500s6.700 1.700 7.500 5.500',
  resource: 'M4 7c0-1.700 3.600-3 8-3s8 1.300 8 3-3.600 3-8 3-8-1.300-8-3Zm0 0v10c0 1.700 3.600 3 8 3s8-1.300 8-3V7',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0-5.500v2m0 15v2M2.500 12h2m15 0h2M5.300 5.300l1.400 1.400m10.600 10.600 1.400 1.400m0-13.400-1.400 1.400M6.700 17.300l-1.400 1.400',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z',
  record: 'M6 3.500h8l4 4v13H6zM14 3.500v4h4M9 12h6m-6 4h6',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  download: 'M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 20h14',
  right: 'm9 5 7 7-7 7',
  close: 'M5 5l14 14M19 5 5 19',
  keys: 'M3 6.500h18v11H3zM6.500 10h.1m3.500 0h.1m3.500 0h.1m3.500 0h.1M8 14h8',
} as const;

export type IconName = keyof typeof paths;

/** One line drawing in the colour of the text around it; it says nothing that words beside it do not. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
