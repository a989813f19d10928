using System.Text.Json;
using Shouldly;

namespace Windhover.FunctionalTests.Server;

internal static class ProblemAnswers
{
    /// <summary>The problem that an answer carries, checked to be one that says something and gives nothing away.</summary>
    internal static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Exception");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
