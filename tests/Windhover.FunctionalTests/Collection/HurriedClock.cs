namespace Windhover.FunctionalTests.Collection;

/// <summary>A clock of the right time on which time passes sixty times as fast: pauses of a minute and less end in a second. Longer ones, as the patience for an answer, stay.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Times = 60;

    public override long GetTimestamp() => System.GetTimestamp() * Times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private static TimeSpan Hurry(TimeSpan time) => time > TimeSpan.FromMinutes(1) || time < TimeSpan.Zero ? time : time / Times;
}
