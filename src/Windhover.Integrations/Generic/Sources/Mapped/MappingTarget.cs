using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>A typed field that a mapping can fill: its name as models write it, and how it is put into an event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">The words that it may have; null for any text.</param>
internal sealed record MappingTarget(string Name, IReadOnlyList<string>? Words)
{
    /// <summary>Puts a text into an activity.</summary>
    public delegate void IntoActor(ref ActorActivity activity, in MappedText text);

    /// <summary>Puts a text into a flow.</summary>
    public delegate void IntoFlow(ref NetworkActivity flow, in MappedText text);

    /// <summary>Puts a text into an activity; null for fields of flows alone.</summary>
    public IntoActor? Actor { get; init; }

    /// <summary>Puts a text into a flow; null for fields of activities alone.</summary>
    public IntoFlow? Flow { get; init; }

    /// <summary>What an activity has there, as a text.</summary>
    public Func<ActorActivity, SymbolTable, string> OfActor { get; init; } = static (_, _) => "";

    /// <summary>What a flow has there, as a text.</summary>
    public Func<NetworkActivity, SymbolTable, string> OfFlow { get; init; } = static (_, _) => "";

    /// <summary>A number as a text; "" for 0.</summary>
    public static string Text(long number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
