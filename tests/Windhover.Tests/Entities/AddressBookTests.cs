using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Entities;

public sealed class AddressBookTests
{
    private const long Day = 86_400_000;
    private static readonly Address Shared = Address.Parse("10.0.1.5");
    private static readonly Address Other = Address.Parse("10.0.1.6");
    private readonly AddressBook book = new();

    [Fact]
    public void AnAddressBelongsToTheOneWhoTookItLast()
    {
        book.Assign(1, Shared, default, Day);
        book.Holder(Shared, default).ShouldBe(1);
        book.Assign(2, Shared, default, 3 * Day);
        book.Holder(Shared, default).ShouldBe(2);
        var past = book.Of(1).ShouldHaveSingleItem();
        (past.From, past.To).ShouldBe((Day, 3 * Day));
        var present = book.Of(2).ShouldHaveSingleItem();
        (present.From, present.To).ShouldBe((3 * Day, 0));
    }

    [Fact]
    public void TheSameAddressInTwoNetworksIsTwoAddresses()
    {
        book.Assign(1, Shared, new Symbol(7), Day);
        book.Assign(2, Shared, new Symbol(8), Day);
        book.Holder(Shared, new Symbol(7)).ShouldBe(1);
        book.Holder(Shared, new Symbol(8)).ShouldBe(2);
        book.Holder(Shared, default).ShouldBe(-1);
    }

    [Fact]
    public void AReleasedAddressIsNobodysUntilSomebodyTakesIt()
    {
        book.Assign(1, Shared, default, Day);
        book.Assign(1, Other, default, Day);
        book.Release(1, Shared, 2 * Day);
        book.Holder(Shared, default).ShouldBe(-1);
        book.Holder(Other, default).ShouldBe(1);
        book.Assign(1, Shared, default, 4 * Day);
        book.Of(1).Where(h => h.Address == Shared).Select(h => (h.From, h.To)).ShouldBe([(4 * Day, 0L), (Day, 2 * Day)]);
    }

    [Fact]
    public void AMachineThatEndsReleasesAllItsAddresses()
    {
        book.Assign(1, Shared, default, Day);
        book.Assign(1, Other, default, Day);
        book.Release(1, default, 2 * Day);
        book.Of(1).ShouldAllBe(h => h.To == 2 * Day);
    }

    [Fact]
    public void SayingAgainWhoHoldsAnAddressChangesNothing()
    {
        book.Assign(1, Shared, default, Day);
        book.Assign(1, Shared, default, 2 * Day);
        book.Of(1).ShouldHaveSingleItem().From.ShouldBe(Day);
    }

    [Fact]
    public void ABookComesBackFromItsSnapshotAndGoesOn()
    {
        book.Assign(1, Shared, default, Day);
        book.Assign(2, Shared, default, 2 * Day);
        using var stream = new MemoryStream();
        book.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new AddressBook();
        restored.Restore(new SnapshotReader(stream));
        restored.Holder(Shared, default).ShouldBe(2);
        restored.Assign(1, Shared, default, 3 * Day);
        restored.Of(1).Select(h => (h.From, h.To)).ShouldBe([(3 * Day, 0L), (Day, 2 * Day)]);
    }
}
