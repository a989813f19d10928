using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ModelSchemaTests
{
    /// <summary><c>WINDHOVER_ACCEPT=1</c> rewrites the committed schema.</summary>
    [Fact]
    public void TheCommittedSchemaIsTheOneThatTheEngineReads()
    {
        var path = Path.Combine(RepositoryTree.Root, "docs", "reference", "model.schema.json");
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1") File.WriteAllText(path, ModelSchema.Write());
        File.ReadAllText(path).ShouldBe(ModelSchema.Write(), "run: windhover model schema > docs/reference/model.schema.json");
    }
}
