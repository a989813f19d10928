namespace Windhover.Lab.Attacks;

/// <summary>How a family of attacks describes itself, on its class: that class is all there is to add.</summary>
/// <param name="kind">Its name, as <c>--attacks</c> and <c>truth.json</c> have it.</param>
/// <param name="pace">Whether it shows at once or over time: times to detect are reported apart.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FamilyAttribute(string kind, Pace pace) : Attribute
{
    /// <summary>Its name.</summary>
    public string Kind { get; } = kind;

    /// <summary>How soon it shows.</summary>
    public Pace Pace { get; } = pace;

    /// <summary>True when nobody may tune on it: it stands for what the product has never been shown. The default is false.</summary>
    public bool HeldOut { get; init; }

    /// <summary>True when it takes place in Google Workspace, which a company has only where it is asked for. The default is false.</summary>
    public bool InWorkspace { get; init; }
}
