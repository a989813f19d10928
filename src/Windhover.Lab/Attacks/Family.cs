using System.Reflection;
using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>One family of attacks, as its class describes it.</summary>
internal sealed record Family(string Kind, Pace Pace, bool HeldOut, Type Type)
{
    /// <summary>Every family in this assembly, by name.</summary>
    public static IReadOnlyList<Family> All { get; } =
        [.. typeof(Attack).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Attack)) && !t.IsAbstract).Select(Of).OrderBy(f => f.Kind, StringComparer.Ordinal)];

    /// <summary>What a class says about itself.</summary>
    public static Family Of(Type type)
    {
        var told = type.GetCustomAttribute<FamilyAttribute>() ?? throw new InvalidOperationException($"{type.Name} does not say what family of attacks it is");
        return new(told.Kind, told.Pace, told.HeldOut, type);
    }

    /// <summary>An attack of the family, or its twin.</summary>
    public Attack Make(World world, bool twin) => (Attack)Activator.CreateInstance(Type, world, twin)!;
}
