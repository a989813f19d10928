using Shouldly;
using Windhover.Lab;
using Xunit;
using YamlDotNet.Serialization;

namespace Windhover.Tests.Lab;

public sealed class ScenarioTests
{
    [Fact]
    public void EveryKindOfAttackHasAScenarioThatSaysWhatMustBeFound()
    {
        var scenarios = Directory.GetFiles(Folder(), "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(f)), StringComparer.Ordinal);
        scenarios.Values.Select(s => (string)s["kind"]).Where(k => k != "none").ShouldBe([.. AttackKinds.All, .. AttackKinds.OfWorkspace], ignoreOrder: true);
        foreach (var (name, scenario) in scenarios)
        {
            ((string)scenario["name"]).ShouldNotBeNullOrWhiteSpace(name);
            ((string)scenario["text"]).Length.ShouldBeGreaterThan(40, name);
            if ((string)scenario["kind"] != "none") ((List<object>)scenario["must_find"]).ShouldNotBeEmpty(name);
            ((List<object>)scenario["must_not_raise"]).ShouldNotBeEmpty(name);
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Windhover.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "scenarios");
    }
}
