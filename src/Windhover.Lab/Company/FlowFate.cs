namespace Windhover.Lab.Company;

/// <summary>How a connection went.</summary>
internal enum FlowFate
{
    /// <summary>It was made, and closed.</summary>
    Done,

    /// <summary>A security group dropped it.</summary>
    Dropped,

    /// <summary>Nobody listens on that port.</summary>
    Refused,
}
