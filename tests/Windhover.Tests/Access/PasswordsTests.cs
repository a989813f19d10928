using Shouldly;
using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.Tests.Access;

public sealed class PasswordsTests
{
    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("aaaaaaaaaaaaaaaa", "four different")]
    [InlineData("my name is ANNABEL", "name")]
    public void AWeakPasswordIsRefusedWithAReason(string password, string words) => Passwords.Problem(password, "annabel")!.ShouldContain(words);

    [Fact]
    public void AHashIsSaltedSlowAndHoldsNoPassword()
    {
        var (one, two) = (Passwords.Hash("correct horse battery"), Passwords.Hash("correct horse battery"));
        one.ShouldNotBe(two);
        one.ShouldNotContain("horse");
        var bytes = Convert.FromBase64String(one);
        (bytes[5] << 24 | bytes[6] << 16 | bytes[7] << 8 | bytes[8]).ShouldBe(210_000, "iterations, as the framework writes them");
    }

    [Fact]
    public void OnlyTheRightPasswordOfAUserIsRight()
    {
        var user = new User { Name = "anna", Role = Role.Viewer, CreatedAt = 0, PasswordHash = Passwords.Hash("correct horse battery") };
        Passwords.IsOf(user, "correct horse battery").ShouldBeTrue();
        Passwords.IsOf(user, "correct horse batterY").ShouldBeFalse();
        Passwords.IsOf(user with { PasswordHash = "" }, "").ShouldBeFalse();
        Passwords.IsOf(null, "correct horse battery").ShouldBeFalse();
    }

    [Fact]
    public void APasswordThatIsMadeMayBeOne() => Passwords.Problem(Passwords.Make(), "anna").ShouldBeNull();
}
