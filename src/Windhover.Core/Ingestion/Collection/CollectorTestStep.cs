namespace Windhover.Core.Ingestion.Collection;

/// <summary>One thing that was tried.</summary>
/// <param name="What">What, in words.</param>
/// <param name="Permission">The permission that it needs, in the vendor's words; "" for none.</param>
/// <param name="Problem">What went wrong; "" when it works.</param>
/// <param name="Remedy">The one thing to do about it; "" when it works.</param>
public sealed record CollectorTestStep(string What, string Permission, string Problem = "", string Remedy = "")
{
    /// <summary>True when it went well.</summary>
    public bool Works => Problem.Length == 0;
}
