using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Hashes and checks passwords, by the framework's hasher: PBKDF2 with HMAC-SHA512 and a salt of their own each.</summary>
public static class Passwords
{
    /// <summary>Fewest characters of a password.</summary>
    public const int Least = 12;

    /// <summary>Most characters of a password.</summary>
    public const int Most = 256;

    // https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
    private const int Iterations = 210_000;
    private static readonly PasswordHasher<User> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private static readonly User Nobody = new() { Name = "", Role = Role.Viewer, CreatedAt = 0 };
    private static readonly Lazy<string> HashOfNobody = new(() => Hash(Secrets.Make()));

    /// <summary>The hash to keep.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>A password that can be read out and typed, for one use.</summary>
    public static string Make() => Secrets.MakePassword();

    /// <summary>Why a password is none, in words; null when it may be one.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">The name of its user.</param>
    public static string? Problem(string password, string name) => password switch
    {
        { Length: < Least } => $"a password has at least {Least} characters",
        { Length: > Most } => $"a password has at most {Most} characters",
        _ when password.Distinct().Count() < 4 => "a password has at least four different characters",
        _ when name.Length > 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase) => "a password does not hold the name of its user",
        _ => null,
    };

    /// <summary>Whether it is the password of a user. It takes as long when there is no such user.</summary>
    /// <param name="user">The user; null when there is none.</param>
    /// <param name="password">What was typed.</param>
    internal static bool IsOf(User? user, string password)
    {
        var hash = user is { PasswordHash.Length: > 0 } ? user.PasswordHash : HashOfNobody.Value;
        var isRight = Hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
        return isRight && user is { PasswordHash.Length: > 0 };
    }

    /// <summary>Makes what is needed for the first check, so that it takes no longer than the second.</summary>
    internal static void Prepare() => _ = HashOfNobody.Value;
}
