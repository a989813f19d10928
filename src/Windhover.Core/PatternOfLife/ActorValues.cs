using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>The categorical features of an activity, as values.</summary>
internal static class ActorValues
{
    /// <summary>How many values an activity has at most.</summary>
    public const int Most = 8;

    private static readonly ulong Private = StableHash.Of("private");

    /// <summary>Fills in the values that an activity has.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="into">At least <see cref="Most"/> places.</param>
    /// <returns>How many there are.</returns>
    public static int Fill(in ActorActivity activity, SymbolTable symbols, Span<Value> into)
    {
        var n = 0;
        into[n++] = Operation(activity, symbols);
        if (Source(activity, symbols) is { } source) into[n++] = source;
        if (Text(Feature.Agent, activity.Agent, symbols) is { } agent) into[n++] = agent;
        if (Text(Feature.Region, activity.Region, symbols) is { } region) into[n++] = region;
        if (Text(Feature.Resource, activity.Resource, symbols) is { } resource) into[n++] = resource;
        if (Text(Feature.Error, activity.Error, symbols) is { } error) into[n++] = error;
        if (Grant(activity, symbols) is { } grant) into[n++] = grant;
        into[n++] = Hour(activity.Time);
        return n;
    }

    /// <summary>The value of the feature of a stable name, or null when the activity has none.</summary>
    public static Value? Of(string feature, in ActorActivity activity, SymbolTable symbols) => feature switch
    {
        "operation" => Operation(activity, symbols),
        "source_network" => Source(activity, symbols),
        "agent" => Text(Feature.Agent, activity.Agent, symbols),
        "region" => Text(Feature.Region, activity.Region, symbols),
        "resource" => Text(Feature.Resource, activity.Resource, symbols),
        "error" => Text(Feature.Error, activity.Error, symbols),
        "grant" => Grant(activity, symbols),
        _ => null,
    };

    private static Value Operation(in ActorActivity activity, SymbolTable symbols) => new()
    {
        Feature = Feature.Operation, Text = activity.Operation, Hash = StableHash.Combine(symbols.Hash(activity.Operation), symbols.Hash(activity.Service)),
    };

    // To attach a policy is usual for many, to attach this one may not be.
    private static Value? Grant(in ActorActivity activity, SymbolTable symbols) => activity.Related.IsNone ? null : new Value
    {
        Feature = Feature.Grant, Text = activity.Related, Hash = StableHash.Combine(symbols.Hash(activity.Operation), symbols.Hash(activity.Related)),
    };

    private static Value? Source(in ActorActivity activity, SymbolTable symbols)
    {
        // A machine acts from its own address: that says nothing.
        if (activity.Actor.IsNone && activity.Session.IsNone) return null;
        if (activity.SourceAddress.IsNone) return Text(Feature.SourceNetwork, activity.SourceName, symbols);
        return activity.SourceAddress.IsPrivate
            ? new Value { Feature = Feature.SourceNetwork, Hash = Private, Address = activity.SourceAddress.Network }
            : new Value { Feature = Feature.SourceNetwork, Hash = activity.SourceAddress.Network.StableHash, Address = activity.SourceAddress.Network };
    }

    private static Value? Text(Feature feature, Symbol text, SymbolTable symbols) =>
        text.IsNone ? null : new Value { Feature = feature, Text = text, Hash = symbols.Hash(text) };

    private static Value Hour(long time)
    {
        var day = (time / 86_400_000 + 3) % 7; // 0 is Monday: 1970 began on a Thursday
        var hour = (ushort)(time / 3_600_000 % 24 + (day >= 5 ? 24 : 0));
        return new Value { Feature = Feature.Hour, Number = hour, Hash = StableHash.Combine(hour, 0x48) };
    }
}
