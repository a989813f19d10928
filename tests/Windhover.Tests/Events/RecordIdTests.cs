using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Events;

public sealed class RecordIdTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void AnIdOfLettersAndDigitsComesBackAsItWas()
    {
        var texts = (from length in Gen.Choose(1, 21) from text in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length) select new string(text)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var id = RecordId.FromText(Encoding.UTF8.GetBytes(text));
            id.Form.ShouldBe(RecordIdForm.Text);
            id.ToString().ShouldBe(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(10, 11));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("000000000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("CHhAvVGS1DHFjwGM9")]
    [InlineData("2b8e0c4a-91f7-4d0e-8f43-6a5d7c1e9211")]
    public void TheEndsOfTheRangeComeBackToo(string text) => RecordId.FromText(Encoding.UTF8.GetBytes(text)).ToString().ShouldBe(text);

    [Fact]
    public void AnyOtherTextIsOneAndTheSameIdEveryTime()
    {
        var seen = new HashSet<RecordId>();
        foreach (var text in (string[])["with space", "zzzzzzzzzzzzzzzzzzzzzz", "é", "2b8e0c4a-91f7-4d0e-8f43-6a5d7c1e921g", "a", "A"])
        {
            var id = RecordId.FromText(Encoding.UTF8.GetBytes(text));
            id.ShouldBe(RecordId.FromText(Encoding.UTF8.GetBytes(text)));
            seen.Add(id).ShouldBeTrue(text);
        }
    }

    [Fact]
    public void NoTextIsNoId()
    {
        RecordId.FromText([]).IsNone.ShouldBeTrue();
        default(RecordId).ToString().ShouldBe("");
    }
}
