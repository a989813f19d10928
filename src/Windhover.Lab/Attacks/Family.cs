using System.Reflection;
using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>One family of attacks, as its class describes it.</summary>
internal sealed record Family(string Kind, Pace Pace, bool HeldOut, bool InWorkspace, Type Type)
{
    private static readonly IReadOnlyList<Family> Every =
        [.. typeof(Attack).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Attack)) && !t.IsAbstract).Select(Of).OrderBy(f => f.Kind, StringComparer.Ordinal)];

    /// <summary>Every family that needs nothing but the company that is always there, by name.</summary>
    public static IReadOnlyList<Family> All { get; } = [.. Every.Where(f => !f.InWorkspace)];

    /// <summary>Every family that needs a Google Workspace, by name.</summary>
    public static IReadOnlyList<Family> OfWorkspace { get; } = [.. Every.Where(f => f.InWorkspace)];

    /// <summary>What a class says about itself.</summary>
    public static Family Of(Type type)
    {
        var told = type.GetCustomAttribute<FamilyAttribute>() ?? throw new InvalidOperationException($"{type.Name} does not say what family of attacks it is");
        return new(told.Kind, told.Pace, told.HeldOut, told.InWorkspace, type);
    }

    /// <summary>An attack of the family, or its twin.</summary>
    public Attack Make(World world, bool twin) => (Attack)Activator.CreateInstance(Type, world, twin)!;
}
