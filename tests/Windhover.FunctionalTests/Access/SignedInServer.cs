using Microsoft.Extensions.Logging;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Windhover.Server.Authentication;
using Windhover.Storage;
using Windhover.Testing.Server;

namespace Windhover.FunctionalTests.Access;

/// <summary>The running server with sign-in, a user of each role, and a clock that stands still until it is set. Sign-ins are hardly limited unless a test says so.</summary>
public class SignedInServer : RunningServer
{
    internal const string Password = "correct horse battery staple";
    private static readonly Lazy<string> HashOfPassword = new(() => Passwords.Hash(Password));
    private readonly HeardLog _log = new();

    internal StoryClock Time { get; } = new(Found.Start + (100 * Found.Hour));

    internal IAccessStore Store => Parts.Access!;

    /// <summary>All that was logged.</summary>
    internal HeardLog Log => _log;

    protected override TimeProvider Clock => Time;

    protected override ILoggerFactory Logging => _log;

    /// <summary>How people sign in, when it is not as usual.</summary>
    protected virtual SignInOptions Adjust(SignInOptions options) => options with { SignInsAMinute = 10_000, RequestsAMinute = 100_000 };

    protected override IAccessStore OpenAccess()
    {
        var store = EmbeddedStores.OpenAccess(PathOf("access.db"));
        Fill(store);
        return store;
    }

    protected override ServerOptions Options(string console) => base.Options(console) with { SignIn = Adjust(new() { KeyFolder = PathOf("keys") }) };

    /// <summary>Who may sign in at the start.</summary>
    protected virtual void Fill(IAccessStore store)
    {
        foreach (var role in Enum.GetValues<Role>()) store.Add(User(role.ToString().ToLowerInvariant(), role));
    }

    /// <summary>Somebody with the password of all.</summary>
    internal static User User(string name, Role role) => new() { Name = name, Role = role, PasswordHash = HashOfPassword.Value, CreatedAt = Found.Start };

    /// <summary>A file of the server's folder.</summary>
    internal string File(string name) => PathOf(name);

    /// <summary>A browser in which nobody is signed in.</summary>
    internal Visit Visit() => new(Url);

    /// <summary>A browser in which somebody has signed in.</summary>
    internal async Task<Visit> VisitAsync(string name, string password = Password)
    {
        var visit = Visit();
        await visit.DoAsync(HttpMethod.Post, "session", new { name, password });
        return visit;
    }

    /// <summary>A program with a token that an administrator made.</summary>
    internal async Task<Visit> ProgramAsync(Role role, int days = 90, params string[] scopes)
    {
        using var administrator = await VisitAsync("administrator");
        var made = await administrator.DoAsync(HttpMethod.Post, "tokens", new { name = $"{role} {string.Join(' ', scopes)}".Trim(), role = role.ToString().ToLowerInvariant(), days, scopes });
        return new Visit(Url, made.GetProperty("token").GetString());
    }
}
