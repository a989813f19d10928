import { Button, Menu } from '@mantine/core';
import { Icon } from '../ui/Icon';

/** As the API names them. The page opens beside this one; the others are saved. */
const formats = [
  { name: 'html', title: 'Page to read and print', what: 'HTML' },
  { name: 'markdown', title: 'For tickets and wikis', what: 'Markdown' },
  { name: 'json', title: 'Everything, for programs', what: 'JSON' },
  { name: 'stix', title: 'For threat intelligence platforms', what: 'STIX 2.1' },
  { name: 'ocsf', title: 'For a SIEM or a data lake', what: 'OCSF' },
] as const;

/** The incident as a file, for those who do not sit here. */
export function ExportMenu({ id }: { id: string }) {
  return (
    <Menu position="bottom-end" width={290} shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" size={15} />} data-testid="export">
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ name, title, what }) => (
          <Menu.Item
            key={name}
            component="a"
            href={`/api/v1/incidents/${encodeURIComponent(id)}/export?format=${name}`}
            {...(name === 'html' ? { target: '_blank', rel: 'noopener' } : { download: true })}
            rightSection={what}
            data-testid={`export-${name}`}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
