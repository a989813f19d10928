using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ModelTesterTests
{
    private static readonly ModelTester Tester = new(new SourceCatalogue([]));

    [Theory]
    [InlineData("true", "Get", true, "alice did it")]
    [InlineData("true", "Put", false, "it did not fire on 1 event(s)")]
    [InlineData("false", "Put", true, "silent")]
    [InlineData("false", "Get", false, "it fired but must not: alice did it")]
    public void ASamplePassesWhenTheModelDoesWhatItSays(string fires, string operation, bool passes, string reason)
    {
        var model = Model($"samples: [{{ name: it, fires: {fires}, events: [{{ time: \"2026-03-02T10:00:00Z\", operation: {operation}, actor: alice }}] }}]");
        var result = Tester.Run(model, model.Samples.Single());
        result.Passed.ShouldBe(passes);
        result.Reason.ShouldBe(reason);
        result.Place.ToString().ShouldBe("test-model.yaml:8:11");
    }

    [Fact]
    public void AModelWithoutSamplesFailsBothWays() =>
        Tester.Run(Model("")).Select(r => r.Reason).ShouldBe(["the model has no sample that fires it", "the model has no sample that must not fire it"]);

    [Fact]
    public void ASampleOfAnUnknownSourceFails()
    {
        var model = Model("samples: [{ name: it, source: nowhere.log, fires: true, records: [ line ] }]");
        Tester.Run(model, model.Samples.Single()).Reason.ShouldStartWith("there is no source 'nowhere.log'");
    }

    [Fact]
    public void ARecordOfASampleIsWrittenAsTheLogWouldWriteIt()
    {
        var model = Model("samples: [{ name: it, source: a.log, fires: true, repeat: 2, records: [ { id: \"0{n}\", n: 1.50, yes: true, no: 'true', none: null, list: [1, a], text: \"<é>\" }, 'line {n}' ] }]");
        model.Samples.Single().Records.ShouldBe([
            """{"id":"001","n":1.50,"yes":true,"no":"true","none":null,"list":[1,"a"],"text":"<é>"}""",
            "line 01",
            """{"id":"002","n":1.50,"yes":true,"no":"true","none":null,"list":[1,"a"],"text":"<é>"}""",
            "line 02",
        ]);
    }

    private static Model Model(string more) => ModelCatalogue.Of("test-model", Run.Yaml("{ field: operation, is: Get }", more: more)).All.Single();
}
