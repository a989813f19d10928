namespace Windhover.Lab;

/// <summary>Which of two disjoint families of companies a seed picks from: what was tuned on is never what is reported on.</summary>
public enum LabSet
{
    /// <summary>Companies that may be looked at while the product is made.</summary>
    Tuning,

    /// <summary>Companies that figures are reported on, and that nobody tunes on.</summary>
    Report,
}
