using System.Text;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>What holds for every log source and each of its samples. <c>WINDHOVER_ACCEPT=1</c> rewrites the golden files instead of comparing.</summary>
public class SourceSamplesTests
{
    private const int HeadBytes = 64 * 1024;

    public static TheoryData<string> Samples => [.. SourceSamples.All.Select(s => s.ToString())];

    public static TheoryData<string> Sources => [.. SourceSamples.Catalogue.All.Select(s => s.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void ASampleIsRecognisedAsItsOwnSource(string name)
    {
        var sample = Sample(name);
        var bytes = sample.Bytes();
        var best = SourceSamples.Catalogue.Recognise(bytes.AsSpan(0, Math.Min(bytes.Length, HeadBytes)));
        best.ShouldNotBeNull().Descriptor.Name.ShouldBe(sample.Source.Descriptor.Name);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ASampleGivesItsGoldenEvents(string name)
    {
        var sample = Sample(name);
        var actual = EventText.Of(sample.Read());
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1")
        {
            File.WriteAllText(sample.GoldenPath, actual);
            return;
        }

        File.Exists(sample.GoldenPath).ShouldBeTrue($"{sample.GoldenPath} is missing: run with WINDHOVER_ACCEPT=1 and review it");
        actual.ShouldBe(File.ReadAllText(sample.GoldenPath));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryRecordOfASampleIsAccountedFor(string name)
    {
        var sample = Sample(name);
        var bytes = sample.Bytes();
        var records = SampleRecords.Of(sample.Source.Descriptor, bytes).Count();
        var output = sample.Read();
        var units = output.EventCount + output.Ignored.Count + output.Rejected.Count;
        if (sample.Source.Descriptor.Unit is "line" or "record") units.ShouldBe(records);
        else units.ShouldBeGreaterThanOrEqualTo(records);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void ASourceHasANormalAnErrorAndAnEdgeSample(string name) =>
        SourceSamples.Of(Source(name)).Count().ShouldBeGreaterThanOrEqualTo(3);

    [Theory]
    [MemberData(nameof(Sources))]
    public void ASourceShowsWhatItRejects(string name) =>
        SourceSamples.Of(Source(name)).Sum(s => s.Read().Rejected.Count).ShouldBeGreaterThan(0);

    [Theory]
    [MemberData(nameof(Sources))]
    public void ASourceHasAReadmeThatLinksItsFormat(string name)
    {
        var source = Source(name);
        File.ReadAllText(Path.Combine(SourceSamples.Folder(source), "README.md"), Encoding.UTF8).ShouldContain(source.Descriptor.FormatPage);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void ASourceIsNotFoundInAnEmptyFileOrInNoise(string name)
    {
        var source = Source(name);
        source.Recognise([]).ShouldBe(0);
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);
        source.Recognise(noise).ShouldBe(0);
    }

    private static SourceSample Sample(string name) => SourceSamples.All.Single(s => s.ToString() == name);

    private static ILogSource Source(string name) => SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
}
