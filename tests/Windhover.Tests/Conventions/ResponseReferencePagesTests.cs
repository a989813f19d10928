using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The pages about the response are what actions and collectors say of themselves.</summary>
public partial class ResponseReferencePagesTests
{
    private static readonly Assembly Integrations = Assembly.Load("Windhover.Integrations");

    private static ActionCatalogue Catalogue { get; } = ActionCatalogue.In(Integrations);

    public static TheoryData<string> Names => [.. Catalogue.Actions.Select(a => a.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnActionSaysWhatItDoesWhatItNeedsAndWhereThatIsWritten(string name)
    {
        var action = Catalogue.Action(name)!.Descriptor;
        Name().IsMatch(name).ShouldBeTrue();
        action.Title.ShouldNotEndWith(".");
        action.Page.ShouldStartWith("https://");
        action.Permissions.ShouldNotBeEmpty();
        action.Permissions.ShouldBeUnique();
        action.Preconditions.ShouldNotBeEmpty();
        action.Preconditions.ShouldAllBe(p => p.EndsWith('.'));
    }

    [Fact]
    public void ThePageOfActionsIsWhatTheActionsSayOfThemselves()
    {
        var text = new StringBuilder("# Actions\n\nGenerated from what the actions say of themselves; `./test.sh --accept` rewrites it. How to set them up: [respond](../howto/respond.md). What they may do to your platforms: [permissions](../howto/permissions.md).\n");
        foreach (var responder in Catalogue.Responders.Select(r => r.Descriptor))
        {
            text.Append($"\n## {responder.Title}\n\nResponder `{responder.Name}` ([page]({responder.Page})).\n\n| setting | what | default |\n|---|---|---|\n");
            foreach (var setting in responder.Settings) text.Append($"| `{setting.Name}` | {setting.Description}{(setting.IsSecret ? " Secret." : "")} | {(setting.Default is null ? "must be set" : setting.Default.Length == 0 ? "" : $"`{setting.Default}`")} |\n");
            foreach (var action in Catalogue.Actions.Select(a => a.Descriptor).Where(a => a.Responder == responder.Name))
            {
                text.Append($"\n### {action.Name}\n\n{Chooser.Words(action.Kind)} ({action.Of.ToString().ToLowerInvariant()}). {action.Title}. [Page]({action.Page}).");
                if (action.EndsByItself) text.Append(" The platform ends it by itself.");
                if (action.IsFinal) text.Append(" It cannot be taken back.");
                text.Append("\n\n").Append(PermissionPolicy.List(action.Preconditions));
            }
        }

        text.ToString().ShouldBeInFile("docs/reference/actions.md");
    }

    [Fact]
    public void ThePageOfPermissionsHoldsTheLeastThatEachVendorHasToAllow()
    {
        var text = new StringBuilder("# Permissions\n\nThe least that Windhover needs, for each vendor, to detect and to respond, separately. Generated from what collectors and actions say of themselves; `./test.sh --accept` rewrites it.\n");
        text.Append("\nGive detection and response identities of their own: the one that reads logs must not be able to change anything. For the response leave out what you do not want done: an action without its permissions says so when it is planned, and the next one of the ladder is tried.\n");
        var collectors = CollectorCatalogue.In(Integrations).All.Select(c => c.Descriptor).Where(c => c.Permissions.Count > 0).ToLookup(c => Vendor(c.Name), StringComparer.Ordinal);
        var actions = Catalogue.Actions.Select(a => a.Descriptor).ToLookup(a => Vendor(a.Name), StringComparer.Ordinal);
        foreach (var vendor in collectors.Select(c => c.Key).Union(actions.Select(a => a.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append($"\n## {vendor}\n");
            if (collectors[vendor].Any()) text.Append("\n### To detect\n\n| collector | permissions |\n|---|---|\n");
            foreach (var collector in collectors[vendor].OrderBy(c => c.Name, StringComparer.Ordinal)) text.Append($"| `{collector.Name}` | {string.Join("; ", collector.Permissions)} |\n");
            if (!actions[vendor].Any()) continue;
            text.Append("\n### To respond\n\n| action | permissions |\n|---|---|\n");
            foreach (var action in actions[vendor]) text.Append($"| `{action.Name}` | {string.Join("; ", action.Permissions)} |\n");
            text.Append("\nAll of them together:\n\n").Append(PermissionPolicy.Of(vendor, [.. actions[vendor].SelectMany(a => a.Permissions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        }

        text.ToString().ShouldBeInFile("docs/howto/permissions.md");
    }

    [GeneratedRegex(@"^[a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    private static string Vendor(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];
}
