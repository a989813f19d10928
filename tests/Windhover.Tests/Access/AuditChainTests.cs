using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Windhover.Core.Access;
using Xunit;

namespace Windhover.Tests.Access;

public sealed class AuditChainTests
{
    private static readonly AuditEntry Entry = new()
    {
        Time = 1_772_409_600_000, Who = "Zoë", Means = SignInMeans.Password, Address = "10.0.0.1", What = "sign_in", On = "Zoë", Outcome = AuditOutcome.Done, Detail = "a,b",
    };

    [Fact]
    public void TheHashIsThatOfTheDocumentedForm()
    {
        var linked = AuditChain.Link(Entry, 1, AuditChain.Origin);
        var form = $"1:1,13:1772409600000,4:Zoë,8:Password,8:10.0.0.1,7:sign_in,4:Zoë,4:Done,3:a,b,64:{new string('0', 64)},";
        linked.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))));
    }

    [Fact]
    public void NoTwoEntriesHaveOneForm() =>
        AuditChain.HashOf(Entry with { What = "a,1:b", On = "" }).ShouldNotBe(AuditChain.HashOf(Entry with { What = "a", On = "b" }));

    [Theory]
    [InlineData("number")]
    [InlineData("time")]
    [InlineData("who")]
    [InlineData("means")]
    [InlineData("address")]
    [InlineData("what")]
    [InlineData("on")]
    [InlineData("outcome")]
    [InlineData("detail")]
    [InlineData("previous")]
    public void EveryFieldIsInTheHash(string field) => AuditChain.HashOf(Changed(field)).ShouldNotBe(AuditChain.HashOf(Entry));

    private static AuditEntry Changed(string field) => field switch
    {
        "number" => Entry with { Number = 9 },
        "time" => Entry with { Time = 9 },
        "who" => Entry with { Who = "Zoe" },
        "means" => Entry with { Means = SignInMeans.Token },
        "address" => Entry with { Address = "10.0.0.2" },
        "what" => Entry with { What = "sign_out" },
        "on" => Entry with { On = "it" },
        "outcome" => Entry with { Outcome = AuditOutcome.Failed },
        "detail" => Entry with { Detail = "" },
        _ => Entry with { PreviousHash = "x" },
    };
}
