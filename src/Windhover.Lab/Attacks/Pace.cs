namespace Windhover.Lab.Attacks;

/// <summary>How soon an attack of a family shows itself.</summary>
internal enum Pace
{
    /// <summary>Within minutes of its first record.</summary>
    Burst,

    /// <summary>Only over hours or days.</summary>
    Slow,
}
