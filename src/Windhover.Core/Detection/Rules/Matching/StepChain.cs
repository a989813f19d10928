namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The steps of a sequence that happened so far, up to one that is complete.</summary>
/// <param name="Before">The steps before; null for the first step.</param>
/// <param name="FirstTime">First record of the first step, epoch milliseconds.</param>
/// <param name="StepTime">First record of this step, epoch milliseconds.</param>
/// <param name="Records">Records of this step by time, at most <see cref="ModelHit.MostRecords"/>, the last ones.</param>
/// <param name="Value">Hash of the field that the next step asks to have changed; 0 for none.</param>
/// <param name="Texts">What the title says of this step.</param>
internal sealed record StepChain(StepChain? Before, long FirstTime, long StepTime, ModelRecord[] Records, ulong Value, string[] Texts)
{
    /// <summary>Last record of this step, epoch milliseconds.</summary>
    public long LastTime => Records[^1].Time;
}
