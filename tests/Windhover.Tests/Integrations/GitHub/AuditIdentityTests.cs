using System.Text;
using Shouldly;
using Windhover.Integrations.GitHub.Collection.Audit;
using Xunit;

namespace Windhover.Tests.Integrations.GitHub;

public sealed class AuditIdentityTests
{
    [Theory]
    [InlineData("""{"@timestamp":1772438400123,"created_at":1}""", 1772438400123)]
    [InlineData("""{"@timestamp":1.772438400123e12}""", 1772438400123)]
    [InlineData("""{"created_at":1772438400000}""", 1772438400000)]
    [InlineData("""{"created_at":"2026-03-02T08:00:00Z"}""", 1772438400000)]
    [InlineData("""{"@timestamp":-7,"created_at":"yesterday"}""", 42)]
    [InlineData("{}", 42)]
    public void ItsTimeIsTheOneByWhichTheLogIsOrdered(string json, long expected) => Of(json).Time.ShouldBe(expected);

    [Fact]
    public void TheDocumentsIdMakesItTheSameWhateverElseChanges()
    {
        Of("""{"_document_id":"a","@timestamp":1772438400000,"x":1}""").ShouldBe(Of("""{"_document_id":"a","@timestamp":1772438400000,"x":2}"""));
        Of("""{"_document_id":"a"}""").ShouldNotBe(Of("""{"_document_id":"b"}"""));
        Of("""{"_document_id":"","x":1}""").ShouldNotBe(Of("""{"_document_id":"","x":2}"""), "without an id its bytes tell");
    }

    private static (long Time, long Hash) Of(string json) => AuditIdentity.Of(Encoding.UTF8.GetBytes(json), 42);
}
