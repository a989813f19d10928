using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Mapped;
using Windhover.Testing.Sources;
using Windhover.Tests.Conventions;
using Xunit;

namespace Windhover.Tests.Integrations.Generic;

public sealed class MappingTests : IDisposable
{
    private const string Least = "name: a.b\ntitle: A\nrecognise: {fields: [x, y]}\ntime: t\nclass: api_activity\nfields: {operation: x}\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-mappings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TheExamplesOfThePagePassTheirOwnSamples()
    {
        var examples = Examples();
        examples.Length.ShouldBe(2);
        for (var i = 0; i < examples.Length; i++) Write($"{i}.yaml", examples[i]);
        var results = MappedSources.Test([folder.FullName], SourceSamples.Catalogue);
        results.Count.ShouldBe(4);
        results.Where(r => r.Problem.Length > 0).ShouldBeEmpty();
    }

    [Fact]
    public void AMappedLogIsRecognisedBesideAllOthersAndAccountedFor()
    {
        Write("gateway.yaml", Examples()[0]);
        var catalogue = new SourceCatalogue([.. SourceSamples.Catalogue.All, .. MappedSources.Load([folder.FullName], SourceSamples.Catalogue)]);
        var log = "{\"events\":[{\"product\":\"acme-gateway\",\"ts\":1772445600000,\"event\":{\"kind\":\"login\"},\"result\":\"ok\"},{\"product\":\"acme-gateway\",\"ts\":\"soon\",\"event\":{\"kind\":\"login\"}},{\"product\":\"other\",\"ts\":1,\"event\":{\"kind\":\"x\"}}]}"u8.ToArray();
        var source = catalogue.Recognise(log).ShouldNotBeNull();
        source.Descriptor.Name.ShouldBe("acme.gateway");
        var output = SourceSample.Read(source, log, ["result"]);
        output.EventCount.ShouldBe(1);
        output.Rejected.Single().Reason.ShouldBe("time is not of the mapping's format");
        output.Ignored.Single().Reason.ShouldBe("a record of another kind");
        output.Actors[0].Attributes.Length.ShouldBeGreaterThan(0);
        foreach (var sample in SourceSamples.All) source.Recognise(sample.Bytes()).ShouldBe(0, sample.ToString());
    }

    [Theory]
    [InlineData("title: A", "titel: A", ":2:1: unknown key 'titel'")]
    [InlineData("time: t", "time: {path: t, format: minutes}", ":4:25: 'minutes' is no format; expected one of iso, seconds")]
    [InlineData("class: api_activity", "class: api", ":5:8: unknown class 'api'")]
    [InlineData("{fields: [x, y]}", "{fields: [x]}", ":3:12: name at least two fields")]
    [InlineData("{operation: x}", "{operatoin: x}", ":6:10: unknown key 'operatoin' in fields")]
    [InlineData("{operation: x}", "{outcome: {path: x, values: {ok: fine}}}", ":6:42: 'fine' is no outcome; expected one of unknown, success, failure")]
    [InlineData("{operation: x}", "{operation: {path: x, constant: y}}", "a field needs either 'path' or 'constant'")]
    [InlineData("name: a.b", "name: cef", "the name 'cef' is taken by a source that ships")]
    [InlineData("name: a.b", "name: [a", "not valid YAML")]
    public void AMistakeIsNamedWithItsPlace(string right, string wrong, string problem)
    {
        var file = Write("wrong.yaml", Least.Replace(right, wrong, StringComparison.Ordinal));
        var thrown = Should.Throw<MappingException>(() => MappedSources.Load([folder.FullName], SourceSamples.Catalogue));
        thrown.Message.ShouldStartWith(file + ":");
        thrown.Message.ShouldContain(problem);
    }

    [Fact]
    public void ASampleThatComesOutOtherwiseFails()
    {
        Write("a.yaml", Least + "samples:\n  - name: wrong\n    record: {x: Read, y: 1, t: \"2026-03-02T10:00:00Z\"}\n    event: {operation: Write}\n");
        MappedSources.Test([folder.FullName]).Single().Problem.ShouldEndWith("a.yaml:8:5: operation is 'Read', not 'Write'");
    }

    [Theory]
    [InlineData("seconds", "1772445600", 1_772_445_600_000)]
    [InlineData("seconds", "1772445600.25", 1_772_445_600_250)]
    [InlineData("milliseconds", "1772445600001", 1_772_445_600_001)]
    [InlineData("microseconds", "1772445600001999", 1_772_445_600_001)]
    [InlineData("nanoseconds", "1772445600001000000", 1_772_445_600_001)]
    [InlineData("iso", "2026-03-02T11:00:00+01:00", 1_772_445_600_000)]
    public void ATimeIsReadInItsUnit(string format, string text, long expected)
    {
        new MappingTime(["t"], format).TryRead(Encoding.UTF8.GetBytes(text), out var time).ShouldBeTrue();
        time.ShouldBe(expected);
        new MappingTime(["t"], format).TryRead("9e999"u8, out _).ShouldBeFalse();
    }

    [Fact]
    public void TheSchemaForEditorsIsTheCommittedOne() => MappingSchema.Write().ShouldBeInFile("docs/reference/mapping.schema.json");

    [Fact]
    public void EveryTypedFieldIsOnThePage()
    {
        var page = Tree.Text("docs/howto/map-your-own-json.md");
        MappingTargets.Actor.Where(t => !page.Contains($"`{t.Name}`", StringComparison.Ordinal)).Select(t => t.Name).ShouldBeEmpty();
    }

    private static string[] Examples() => [.. Regex.Matches(Tree.Text("docs/howto/map-your-own-json.md"), "```yaml\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking).Select(m => m.Groups[1].Value)];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
