using System.Globalization;
using System.Text.Json.Nodes;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>
/// Makes connection tracking forget flows that are dropped from now on: a gateway that offloads flows sends their packets past the rules until then. Flows that go on are not touched, since
/// translated ones would not survive it.
/// </summary>
internal static class RunningFlows
{
    private const int MostEnded = 200;

    /// <summary>The rules in the form of a plan.</summary>
    public static JsonArray Write(Containment wanted) => [.. (wanted.Kind == ContainmentKind.BlockConnections ? wanted.Block : wanted.Allow).Select(r => new JsonObject
    {
        ["remote"] = r.Remote?.ToString(),
        ["port"] = r.Port,
        ["protocol"] = r.Protocol,
        ["serves"] = r.Serves,
    })];

    /// <summary>Ends those of the device that a plan drops.</summary>
    public static async Task EndAsync(NftablesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        if (at.Conntrack is not { } conntrack) return;
        var kind = Enum.Parse<ContainmentKind>(plan.Change["kind"]!.GetValue<string>());
        List<ConnectionRule> rules = [.. plan.Change["rules"]!.AsArray().Select(r => Read(r!.AsObject()))];
        var ending = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var own in plan.Change["own"]!.AsArray().Select(a => Address.Parse(a!.GetValue<string>())))
        {
            foreach (var side in new[] { "--orig-src", "--reply-src" })
            {
                var listed = await RunAsync(conntrack, ["-L", "-f", own.IsV4 ? "ipv4" : "ipv6", side, own.ToString()], cancellation).ConfigureAwait(false);
                foreach (var line in listed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (TrackedFlow.Read(line, own) is { } flow && Drops(kind, rules, flow)) ending.Add(string.Join(' ', flow.Selection(own)));
                }
            }
        }

        foreach (var selection in ending.Take(MostEnded)) await RunAsync(conntrack, ["-D", .. selection.Split(' ')], cancellation).ConfigureAwait(false);
    }

    private static bool Drops(ContainmentKind kind, List<ConnectionRule> rules, TrackedFlow flow)
    {
        bool Covered() => rules.Exists(r => r.Covers(flow.Remote, flow.Port, flow.Protocol, flow.Serves));
        return kind switch
        {
            ContainmentKind.BlockConnections => Covered(),
            ContainmentKind.EnforcePatternOfLife or ContainmentKind.EnforceGroup => !Covered(),
            ContainmentKind.BlockOutgoing => !flow.Serves,
            ContainmentKind.BlockIncoming => flow.Serves,
            _ => true,
        };
    }

    private static ConnectionRule Read(JsonObject rule) => new()
    {
        Remote = rule["remote"]?.GetValue<string>() is { } remote && AddressBlock.TryParse(remote, out var block) ? block : null,
        Port = rule["port"]!.GetValue<int>(),
        Protocol = rule["protocol"]!.GetValue<int>(),
        Serves = rule["serves"]!.GetValue<bool>(),
    };

    // "0 flow entries have been deleted" is told as a failure.
    private static async Task<string> RunAsync(GatewayCommand conntrack, string[] arguments, CancellationToken cancellation)
    {
        var (code, output, error) = await conntrack.RunAsync(arguments, "", cancellation).ConfigureAwait(false);
        return code == 0 || error.Contains("flow entries have been", StringComparison.Ordinal) ? output : throw new ActionFailedException(string.Create(CultureInfo.InvariantCulture, $"conntrack failed (exit code {code}): {error}"));
    }
}
