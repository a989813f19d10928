using System.CommandLine;
using Windhover.Server;
using Windhover.Storage.DuckDb;

namespace Windhover.Cli;

/// <summary><c>windhover demo</c>: a month of the simulated estate, learned, then live attacks, faster than real time.</summary>
internal static class DemoCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Where to listen; loopback only, port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:8420" };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Empty or new folder for logs and stores (22 MB a day), kept at exit. The default is a temporary one, removed at exit." };
        var days = new Option<int>("--days") { Description = "Quiet days to learn from before the attacks, 1 to 365.", DefaultValueFactory = _ => 30 };
        var seed = new Option<long>("--seed") { Description = "Seed of the simulation.", DefaultValueFactory = _ => 1 };
        var speed = new Option<double>("--speed") { Description = "How many times faster than real time the live day goes, 1 to 10000.", DefaultValueFactory = _ => 60 };
        var command = new Command("demo", "Show a simulated estate: a month is learned, then attacks happen live. Needs nothing and no sign-in.") { url, data, days, seed, speed };
        command.SetAction((parsed, cancellation) => RunAsync(
            new DemoOptions(parsed.GetValue(url)!, parsed.GetValue(data)?.FullName, parsed.GetValue(days), parsed.GetValue(seed), parsed.GetValue(speed)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        if (options.Problem() is { } problem) return Refuse(problem);
        var folder = options.DataFolder ?? Directory.CreateTempSubdirectory("windhover-demo-").FullName;
        try
        {
            await Demo.RunAsync(options, folder, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is ServerRefusedException or DuckDbException or IOException or UnauthorizedAccessException)
        {
            return Refuse(wrong.Message);
        }
        finally
        {
            if (options.DataFolder is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"windhover demo: {reason}");
        return ExitCode.Usage;
    }
}
