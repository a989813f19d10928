using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>Adds facts of one record; a fact that lacks what its kind needs is not added.</summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="time">When they became true, epoch milliseconds.</param>
/// <param name="at">The record.</param>
/// <param name="output">Where they go.</param>
internal readonly struct FactWriter(SymbolTable symbols, long time, RecordRef at, EventBuffer output)
{
    /// <summary>Where texts are kept.</summary>
    public SymbolTable Symbols => symbols;

    /// <summary>Tells the tags of a subject.</summary>
    public TagTeller TagsOf(Symbol subject) => new(symbols, subject, time, at, output);

    /// <summary>Adds a fact that ties a subject to an object.</summary>
    public void Add(EntityFactKind kind, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> @object, bool needsObject = true) =>
        Add(kind, symbols.Intern(subject), symbols.Intern(@object), needsObject);

    /// <summary>Adds a fact that ties a subject to an object.</summary>
    public void Add(EntityFactKind kind, Symbol subject, Symbol @object, bool needsObject = true)
    {
        if (subject.IsNone || (needsObject && @object.IsNone)) return;
        output.AddFact(new EntityFact { Time = time, Kind = kind, Subject = subject, Object = @object, Record = at });
    }

    /// <summary>Adds a fact about an address.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="subject">Whose address it is; may be empty for a release.</param>
    /// <param name="address">The address; a text that is none adds nothing.</param>
    /// <param name="network">The network in which it means something; empty for a public address.</param>
    public void AddAddress(EntityFactKind kind, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> address, ReadOnlySpan<byte> network)
    {
        if (!Address.TryParse(address, out var parsed) || (subject.IsEmpty && kind != EntityFactKind.AddressReleased)) return;
        output.AddFact(new EntityFact
        {
            Time = time,
            Kind = kind,
            Subject = symbols.Intern(subject),
            Network = symbols.Intern(network),
            Address = parsed,
            Record = at,
        });
    }
}
