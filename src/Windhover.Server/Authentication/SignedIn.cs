using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Who makes a request, proved.</summary>
internal sealed record SignedIn
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>What may be done with this request.</summary>
    public required Role Role { get; init; }

    /// <summary>How it was proved.</summary>
    public required SignInMeans Means { get; init; }

    /// <summary>The session; null where a token was used.</summary>
    public Session? Session { get; init; }

    /// <summary>The token; null where there is a session.</summary>
    public ApiToken? Token { get; init; }

    /// <summary>What must be done before anything else.</summary>
    public FirstStep? Must { get; init; }

    /// <summary>The name that stands beside what is done.</summary>
    public string Name => Token is null ? User.Name : $"{User.Name} (token {Token.Name})";

    /// <summary>Who asks; null where nobody is signed in, or need be.</summary>
    internal static SignedIn? Of(HttpContext context) => context.Features.Get<SignedIn>();
}
