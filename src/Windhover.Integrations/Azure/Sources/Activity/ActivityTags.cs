using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Activity;

/// <summary>
/// The tags of resources: the answer to a write that succeeded is the whole resource (<c>properties.responseBody</c>), else the tags stand in what was sent, which replaces them all:
/// https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log-schema#administrative-category. Tags are also resources of their own, below what bears them:
/// https://learn.microsoft.com/en-us/rest/api/resources/tags.
/// </summary>
internal static class ActivityTags
{
    private const string OfTags = "microsoft.resources/tags/";
    private const string Below = "/providers/microsoft.resources/tags";

    /// <summary>Adds what a call that succeeded says of tags.</summary>
    public static void Learn(SymbolTable symbols, in ActorActivity activity, JsonSlice answer, JsonSlice sent, EventBuffer output)
    {
        var operation = symbols.Text(activity.Operation);
        var isWrite = operation.EndsWith("/write", StringComparison.Ordinal);
        if (!isWrite && !operation.EndsWith("/delete", StringComparison.Ordinal)) return;
        var isOfTags = operation.StartsWith(OfTags, StringComparison.Ordinal);
        if (!isWrite)
        {
            new TagTeller(symbols, isOfTags ? Bearer(symbols, activity.Resource) : activity.Resource, activity.Time, activity.Record, output).NoOthers();
            return;
        }

        // A merge of tags says what is added only; all of them stand in the answer.
        var body = answer.Text("id").IsEmpty && !isOfTags ? sent : answer;
        var tags = isOfTags ? body["properties"]["tags"] : body["tags"];
        if (tags.IsNone && answer.Text("id").IsEmpty) return;
        var teller = new TagTeller(symbols, isOfTags ? Bearer(symbols, activity.Resource) : activity.Resource, activity.Time, activity.Record, output);
        teller.SetEach(tags.Properties());
        teller.NoOthers();
    }

    private static Symbol Bearer(SymbolTable symbols, Symbol resource)
    {
        var id = symbols.Text(resource);
        var at = id.LastIndexOf(Below, StringComparison.Ordinal);
        return at > 0 ? symbols.Intern(id[..at]) : resource;
    }
}
