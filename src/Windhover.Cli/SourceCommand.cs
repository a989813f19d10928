using System.CommandLine;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Server.Sources;

namespace Windhover.Cli;

/// <summary><c>windhover source test NAME</c>: what a collection can read, which permission it lacks, and three of its events.</summary>
internal static class SourceCommand
{
    private const int Works = 0, Fails = 1;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name of a collection in the configuration file." };
        var config = new Option<FileInfo>("--config") { Description = "Configuration file (YAML) with `collections`.", Required = true };
        var test = new Command("test", "Tries what a collection needs, changing nothing. Exit code 0: all of it works, 1: something does not, 2: the configuration is wrong.") { name, config };
        test.SetAction((parsed, cancellation) => TestAsync(parsed.GetValue(name)!, parsed.GetValue(config)!.FullName, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation));
        return new Command("source", "Works with the places that logs come from.") { test };
    }

    private static async Task<int> TestAsync(string name, string file, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("windhover-source-test-");
        try
        {
            var configuration = Configuration.Read(file);
            var entry = configuration.Collections.FirstOrDefault(c => c.Name == name)
                ?? throw new ConfigurationException($"{file}: there is no collection '{name}'; there are: {string.Join(", ", configuration.Collections.Select(c => c.Name))}");
            var plan = entry.Plan(Units.Collectors());
            var spool = new SpoolFolder(folder.FullName, new SpoolOptions(), TimeProvider.System);
            await using var collection = Open(entry, plan, spool);
            var found = await collection.TestAsync(cancellation);
            output.WriteLine($"{name}: {plan.Collector.Descriptor.Title}");
            foreach (var step in found.Steps) Tell(step, output);
            var models = Units.Models(configuration);
            var read = new SampleReading(Units.Sources(), () => models).Read(found.Samples, folder.FullName);
            if (read.Count == 0) output.WriteLine("  nothing is there to show yet");
            foreach (var sample in read) Tell(sample, output);
            return found.Works && read.All(sample => sample.IsRecognised) ? Works : Fails;
        }
        catch (Exception wrong) when (wrong is ConfigurationException or ModelException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"windhover source test: {wrong.Message}");
            return ExitCode.Usage;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ICollection Open(CollectionEntry entry, CollectionPlan plan, SpoolFolder spool)
    {
        try
        {
            return plan.Collector.Open(plan.Settings, new CollectorContext { Spool = spool.Collection(entry.Name), Clock = TimeProvider.System, Health = new CollectorHealth() });
        }
        catch (CollectorSettingsException wrong)
        {
            throw entry.Wrong(wrong);
        }
    }

    private static void Tell(ReadSample sample, TextWriter output)
    {
        output.WriteLine($"  {sample.Name}: {sample.What}, {sample.Events} events, {sample.Ignored} ignored, {sample.Unreadable} not readable");
        foreach (var line in sample.Lines) output.WriteLine($"    {line}");
    }

    private static void Tell(CollectorTestStep step, TextWriter output)
    {
        output.WriteLine($"  {(step.Works ? "ok  " : "FAIL")}  {step.What}{(step.Permission.Length > 0 ? $" (needs {step.Permission})" : "")}");
        if (step.Works) return;
        output.WriteLine($"        {step.Problem}");
        output.WriteLine($"        to do: {step.Remedy}");
    }
}
