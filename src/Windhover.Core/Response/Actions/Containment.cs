using Windhover.Core.Entities;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Actions;

/// <summary>What is to be stopped, in words that no platform owns. An action makes rules of its platform of it; a simulation replays history through it.</summary>
public sealed record Containment
{
    /// <summary>What is done.</summary>
    public required ContainmentKind Kind { get; init; }

    /// <summary>Of whom.</summary>
    public required EntityRef Entity { get; init; }

    /// <summary>Connections that are dropped; of <see cref="ContainmentKind.BlockConnections"/>.</summary>
    public IReadOnlyList<ConnectionRule> Block { get; init; } = [];

    /// <summary>The allow-set: connections that go on, everything else is dropped; of <see cref="ContainmentKind.EnforcePatternOfLife"/> and <see cref="ContainmentKind.EnforceGroup"/>.</summary>
    public IReadOnlyList<ConnectionRule> Allow { get; init; } = [];

    /// <summary>Operations that are denied, as the log names them: the service, a space, the operation; of <see cref="ContainmentKind.DenyOperations"/>.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>
    /// Services of these operations that the identity did not use before, as the log names them; of <see cref="ContainmentKind.DenyOperations"/>. A platform that can denies them whole, others what
    /// <see cref="Operations"/> names.
    /// </summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The credential, app or role in the platform's words; "" where the kind needs none.</summary>
    public string Credential { get; init; } = "";

    /// <summary>Sessions that began before this are ended, epoch milliseconds; of <see cref="ContainmentKind.RevokeSessions"/>.</summary>
    public long SessionsBefore { get; init; }

    /// <summary>True when an operation would be denied by its name, or with its service.</summary>
    /// <param name="service">The service, as the log names it; "" when the log names none.</param>
    /// <param name="operation">The operation.</param>
    public bool Denies(string service, string operation) => Kind switch
    {
        ContainmentKind.DenyOperations => Services.Contains(service, StringComparer.Ordinal) || Operations.Any(o => OperationOf(o) == operation),
        ContainmentKind.DisableIdentity => true,
        _ => false,
    };

    /// <summary>The operation of a text of <see cref="Operations"/>, without its service.</summary>
    public static string OperationOf(string text) => text[(text.LastIndexOf(' ') + 1)..];

    /// <summary>The service of a text of <see cref="Operations"/>; "" when it names none.</summary>
    public static string ServiceOf(string text) => text.LastIndexOf(' ') is > 0 and var at ? text[..at] : "";

    /// <summary>True when connections of this kind would be dropped.</summary>
    public bool Drops(in ConnectionRow row)
    {
        switch (Kind)
        {
            case ContainmentKind.BlockConnections:
                foreach (var rule in Block)
                {
                    if (rule.Covers(row)) return true;
                }

                return false;
            case ContainmentKind.EnforcePatternOfLife or ContainmentKind.EnforceGroup:
                foreach (var rule in Allow)
                {
                    if (rule.Covers(row)) return false;
                }

                return true;
            case ContainmentKind.BlockOutgoing: return !row.Serves;
            case ContainmentKind.BlockIncoming: return row.Serves;
            case ContainmentKind.Quarantine or ContainmentKind.Stop: return true;
            default: return false;
        }
    }
}
