using System.CommandLine;
using System.Globalization;
using Windhover.Lab;

namespace Windhover.Cli;

/// <summary><c>windhover lab generate --out DIR …</c>: writes the logs of a simulated estate, and the truth about them.</summary>
internal static class LabCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for logs/ and truth.json.", Required = true };
        var days = new Option<int>("--days") { Description = "Days to simulate.", DefaultValueFactory = _ => 14 };
        var seed = new Option<long>("--seed") { Description = "Seed of everything random; the same seed gives the same bytes.", DefaultValueFactory = _ => 1 };
        var set = new Option<string>("--set") { Description = "tuning or report: the same seed gives different companies in the two, so that nothing is reported on what was tuned on.", DefaultValueFactory = _ => "tuning" };
        var start = new Option<string>("--start") { Description = "First day (UTC), yyyy-MM-dd.", DefaultValueFactory = _ => "2026-03-02" };
        var attacks = new Option<string>("--attacks") { Description = "all, none, or kinds with commas between them: " + string.Join(", ", AttackKinds.All) + ".", DefaultValueFactory = _ => "all" };
        var twins = new Option<bool>("--twins") { Description = "Whether the benign look-alikes of attacks take place.", DefaultValueFactory = _ => true };
        var scale = new Option<double>("--scale") { Description = "Size of the company, 0.2 to 20; 1 is about 25 machines and 24 people.", DefaultValueFactory = _ => 1 };
        var changes = new Option<bool>("--changes") { Description = "Whether the company changes: regions, migrations, suppliers, holidays, rotations.", DefaultValueFactory = _ => true };
        var learning = new Option<int?>("--learning-days") { Description = "Days without attacks and twins at the beginning; otherwise half the days, at most 7." };
        var stealth = new Option<double?>("--stealth") { Description = "How hard the attackers hide, 0 (loud) to 1 (patient); otherwise drawn per attack." };
        var compress = new Option<bool>("--compress") { Description = "False to store inside the .gz files: larger, and quicker to make.", DefaultValueFactory = _ => true };
        var generate = new Command("generate", "Write the logs of a simulated estate in the clouds' own formats, and truth.json.") { output, days, seed, set, start, attacks, twins, scale, changes, learning, stealth, compress };
        generate.SetAction(parsed => Generate(parsed.GetValue(output)!, () => new LabOptions
        {
            Days = parsed.GetValue(days),
            Seed = parsed.GetValue(seed),
            Set = LabOptions.ParseSet(parsed.GetValue(set)!),
            Start = Date(parsed.GetValue(start)!),
            Attacks = LabOptions.ParseAttacks(parsed.GetValue(attacks)!),
            Twins = parsed.GetValue(twins),
            Scale = parsed.GetValue(scale),
            Changes = parsed.GetValue(changes),
            LearningDays = parsed.GetValue(learning),
            Stealth = parsed.GetValue(stealth),
            Compress = parsed.GetValue(compress),
        }));
        return new Command("lab", "Simulate an estate.") { generate };
    }

    private static int Generate(DirectoryInfo output, Func<LabOptions> options)
    {
        try
        {
            LabRun.Generate(options(), output.FullName, new Progress());
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("windhover lab generate: " + wrong.Message.ReplaceLineEndings(" "));
            return ExitCode.Usage;
        }
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new ArgumentException($"--start is a day such as 2026-03-02, not '{text}'");

    // Progress<T> posts to the thread pool, which may come after the end; this tells at once.
    private sealed class Progress : IProgress<LabProgress>
    {
        public void Report(LabProgress value) =>
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"day {value.Day} of {value.Days}: {value.Files:N0} files, {value.Bytes / 1e6:N1} MB"));
    }
}
