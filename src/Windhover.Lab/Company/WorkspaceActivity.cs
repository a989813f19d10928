namespace Windhover.Lab.Company;

/// <summary>One thing that somebody did in Google Workspace, before it becomes a record.</summary>
/// <param name="Member">Who.</param>
/// <param name="Time">When, epoch milliseconds.</param>
/// <param name="From">From which address.</param>
/// <param name="Name">The event: <c>login_success</c>, <c>login_failure</c>, <c>view</c>, <c>edit</c>, <c>download</c>, <c>create</c>, <c>upload</c>, <c>rename</c>, <c>change_user_access</c> …</param>
internal sealed record WorkspaceActivity(Member Member, long Time, string From, string Name)
{
    /// <summary>The file; null for a sign-in.</summary>
    public Document? Document { get; init; }

    /// <summary>Whom it is shared with; "" where nothing is shared.</summary>
    public string SharedWith { get; init; } = "";

    /// <summary>How a sign-in was proven beside the password; "" for nothing else.</summary>
    public string SecondStep { get; init; } = "";

    /// <summary>True for a sharing with somebody outside.</summary>
    public bool IsOutside => SharedWith.Length > 0 && !SharedWith.EndsWith("@kestrelworks.example", StringComparison.Ordinal);
}
