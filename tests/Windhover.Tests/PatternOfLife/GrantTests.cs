using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

public class GrantTests
{
    private readonly SymbolTable symbols = new();

    [Fact]
    public void TheSameOperationWithAnotherSecondThingIsAnotherValue()
    {
        Grant("AttachUserPolicy", "ReadOnlyAccess").ShouldNotBe(Grant("AttachUserPolicy", "AdministratorAccess"));
        Grant("AttachUserPolicy", "ReadOnlyAccess").ShouldNotBe(Grant("DetachUserPolicy", "ReadOnlyAccess"));
        Grant("AttachUserPolicy", "ReadOnlyAccess").ShouldBe(Grant("AttachUserPolicy", "ReadOnlyAccess"));
    }

    [Fact]
    public void ACallWithoutASecondThingHasNone() => Grant("ListUsers", "").ShouldBeNull();

    private Value? Grant(string operation, string related) =>
        ActorValues.Of("grant", new ActorActivity { Operation = symbols.Intern(operation), Related = related.Length == 0 ? default : symbols.Intern(related) }, symbols);
}
