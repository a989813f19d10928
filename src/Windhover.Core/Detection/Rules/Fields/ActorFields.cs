using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>The typed fields of <see cref="ActorActivity"/>, meaning what its members say.</summary>
internal static class ActorFields
{
    private static readonly AddressField SourceAddress = new("source_address", static (in EventView e) => e.Actor.SourceAddress);
    private static readonly SymbolField SourceName = new("source_name", static (in EventView e) => e.Actor.SourceName);

    public static IReadOnlyList<Field> All { get; } =
    [
        new SymbolField("operation", static (in EventView e) => e.Actor.Operation),
        new SymbolField("service", static (in EventView e) => e.Actor.Service),
        CodeField.Of<Outcome>("outcome", static (in EventView e) => (int)e.Actor.Outcome),
        new SymbolField("error", static (in EventView e) => e.Actor.Error),
        CodeField.Of<ActivityKind>("activity", static (in EventView e) => (int)e.Actor.Activity),
        new SymbolField("actor", static (in EventView e) => e.Actor.Actor),
        CodeField.Of<ActorKind>("actor_kind", static (in EventView e) => (int)e.Actor.ActorKind),
        new SymbolField("actor_account", static (in EventView e) => e.Actor.ActorAccount),
        new SymbolField("session", static (in EventView e) => e.Actor.Session),
        new SymbolField("credential", static (in EventView e) => e.Actor.Credential),
        CodeField.Of<Truth>("mfa", static (in EventView e) => (int)e.Actor.Mfa),
        new SymbolField("account", static (in EventView e) => e.Actor.Account),
        new SymbolField("region", static (in EventView e) => e.Actor.Region),
        new SymbolField("agent", static (in EventView e) => e.Actor.Agent),
        new SymbolField("resource", static (in EventView e) => e.Actor.Resource),
        new SymbolField("resource_kind", static (in EventView e) => e.Actor.ResourceKind),
        new SymbolField("related", static (in EventView e) => e.Actor.Related),
        new SymbolField("host", static (in EventView e) => e.Actor.Host),
        new SymbolField("network", static (in EventView e) => e.Actor.Network),
        CodeField.Of<FindingSeverity>("finding_severity", static (in EventView e) => (int)e.Actor.Severity),
        new AddressField("destination", static (in EventView e) => e.Actor.Destination),
        new NumberField("source_port", static (in EventView e) => e.Actor.SourcePort),
        new NumberField("destination_port", static (in EventView e) => e.Actor.DestinationPort),
        SourceAddress,
        SourceName,
        new CallerField(SourceAddress, SourceName),
        new NumberField("bytes_out", static (in EventView e) => e.Actor.BytesOut),
        new NumberField("bytes_in", static (in EventView e) => e.Actor.BytesIn),
        new EntityField(),
    ];
}
