using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Jira.Outputs;

/// <summary>Jira Cloud by its REST API v3 (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/).</summary>
internal sealed class JiraOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "jira",
        Title = "Jira Cloud",
        Page = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/",
        Story = "Each incident is one issue, found again by a label with its key; what becomes of it is a comment, and its closing moves the issue to done. A test makes an issue, which you close.",
        AtLeast = Severity.Medium,
        MessagesAnHour = 60,
        Settings =
        [
            new("url", "Address of the site, as `https://example.atlassian.net`."),
            new("user", "E-mail address of the account whose token it is; it needs to browse the project, create, comment on and transition issues."),
            new("token", "API token of the account.", IsSecret: true),
            new("project", "Key of the project, as `SEC`."),
            new("issue_type", "Name of the type of issue.", "Task"),
            new("labels", "Labels of an issue besides its key.", "windhover"),
            new("close_transition", "Name of the transition when the incident is closed; without one the first that leads to a status of the category done. `none` for no transition.", ""),
            new("reopen_transition", "Name of the transition when the incident is opened again. Empty for none.", ""),
            .. OutputTexts.Settings,
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock)
    {
        if (settings["project"].Length == 0 || !settings["project"].All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) throw new CollectorSettingsException("project", "expected the key of a project: letters, digits and _");
        return new JiraOutput(settings, clock);
    }
}
