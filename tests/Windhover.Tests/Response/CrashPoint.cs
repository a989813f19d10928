namespace Windhover.Tests.Response;

/// <summary>Ends everything at one of the moments between two steps: from then on nothing can be called and nothing written.</summary>
internal sealed class CrashPoint(int at)
{
    private int moment;

    public int Moments => moment;

    public bool IsOver { get; private set; }

    public void Pass()
    {
        if (IsOver || moment++ == at) IsOver = true;
        if (IsOver) throw new InvalidOperationException("the program is gone");
    }
}
